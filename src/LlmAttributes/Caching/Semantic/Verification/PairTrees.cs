namespace LlmAttributes;

/// <summary>Boosted trees of one depth: every inner node asks whether a number is above a bound.</summary>
internal sealed class PairTrees(int depth, byte[] features, float[] bounds, float[] leaves, float start)
{
    public int Depth => depth;

    public int Count => leaves.Length >> depth;

    public ReadOnlyMemory<byte> Features => features;

    public ReadOnlyMemory<float> Bounds => bounds;

    public ReadOnlyMemory<float> Leaves => leaves;

    public float Start => start;

    /// <summary>The logit.</summary>
    public float Score(ReadOnlySpan<float> values)
    {
        var inner = (1 << depth) - 1;
        var sum = start;
        for (var tree = 0; tree < Count; tree++)
        {
            var at = 0;
            for (var level = 0; level < depth; level++)
            {
                var node = (tree * inner) + at;
                at = (2 * at) + (values[features[node]] > bounds[node] ? 2 : 1);
            }

            sum += leaves[(tree << depth) + at - inner];
        }

        return sum;
    }
}
