namespace LlmAttributes;

/// <summary>How likely two queries are to have the same answer.</summary>
/// <remarks>
/// The shipped weights were fitted on pairs of questions from Quora Question Pairs, as GPTCache's benchmark (MIT) lists them, and on rewritten forms of the same; they hold no text of them.
/// <c>tests/LlmAttributes.Evaluation --topic semantic_cache</c> measures them, and its <c>--pair-weights FILE</c> fits them anew.
/// </remarks>
internal sealed class PairModel(WordWeights weights, LinearPairs linear, PairTrees trees, PairCurves curves)
{
    private static readonly Lazy<PairModel> s_shipped = new(PairModelFile.ReadShipped);

    public static PairModel Shipped => s_shipped.Value;

    public WordWeights Weights => weights;

    public LinearPairs Linear => linear;

    public PairTrees Trees => trees;

    public PairCurves Curves => curves;

    /// <summary>The logit of a pair.</summary>
    public float Score(PairAlignment pair, PairFaults faults)
    {
        Span<float> values = stackalloc float[PairFeatures.Count];
        PairFeatures.Write(pair, faults, weights, values);
        values[PairFeatures.Linear] = linear.Score(pair);
        return trees.Score(values);
    }
}
