namespace LlmAttributes;

/// <summary>Which of several texts speaks for all of them.</summary>
/// <param name="Winner">The index of the text.</param>
/// <param name="Scores">The weighted mean of each text's similarity with all texts, itself included, 0 to 1.</param>
public sealed record TextDecision(int Winner, IReadOnlyList<double> Scores)
{
    /// <summary>Gets the winner's score: 1 when all texts are alike, and its own share of the weight when none is like it.</summary>
    public double Agreement => Scores[Winner];
}
