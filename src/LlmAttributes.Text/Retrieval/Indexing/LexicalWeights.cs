namespace LlmAttributes;

/// <summary>How fields and lengths weigh in a <see cref="LexicalScore"/>.</summary>
/// <param name="Saturation">How slowly more occurrences of a term count less (<c>k1</c> of BM25).</param>
/// <param name="LengthShare">How much longer passages lose, from 0 to 1 (<c>b</c> of BM25).</param>
/// <param name="Title">How often a term of the title counts as one of the text does.</param>
/// <param name="Nearness">How much two neighbouring terms of the query that stand near each other count, of what one of them does.</param>
public sealed record LexicalWeights(double Saturation, double LengthShare, double Title, double Nearness)
{
    /// <summary>The weights that are used when none are given.</summary>
    public static LexicalWeights Default { get; } = new(1.2, 0.75, 2, 0.4);
}
