namespace LlmAttributes;

/// <content>How fitted weights become bytes.</content>
internal sealed partial class LinearTable
{
    /// <summary>Rounds weights to bytes.</summary>
    /// <param name="weights">The weights, output by output: those of the buckets, then those of the shape.</param>
    /// <param name="factors">What the weights of each bucket are multiplied with.</param>
    public static LinearTable Round(double[][] weights, float[] factors)
    {
        var outputs = weights.Length;
        var rounded = new sbyte[factors.Length * outputs];
        var scales = new float[outputs];
        var shape = new float[ShapeScale.Count * outputs];
        for (var k = 0; k < outputs; k++)
        {
            var largest = 0.0;
            for (var i = 0; i < factors.Length; i++)
                largest = Math.Max(largest, Math.Abs(weights[k][i] * factors[i]));
            scales[k] = (float)(largest / sbyte.MaxValue);
            for (var i = 0; largest > 0 && i < factors.Length; i++)
                rounded[(i * outputs) + k] = (sbyte)Math.Round(weights[k][i] * factors[i] / largest * sbyte.MaxValue);
            for (var i = 0; i < ShapeScale.Count; i++)
                shape[(i * outputs) + k] = (float)weights[k][factors.Length + i];
        }

        return new(rounded, scales, shape);
    }
}
