namespace LlmAttributes;

/// <summary>What is known of a shadow so far. Means are over the calls that both models answered.</summary>
/// <param name="Call">The contract and the method.</param>
/// <param name="Model">The key of the model whose answers the callers got.</param>
/// <param name="Shadow">The key of the second model.</param>
public sealed record ShadowStats(string Call, string Model, string Shadow)
{
    /// <summary>Gets how many calls both answered.</summary>
    public long Compared { get; init; }

    /// <summary>Gets how many of them the two answered the same.</summary>
    public long Equal { get; init; }

    /// <summary>Gets how many calls the second model failed on.</summary>
    public long Failed { get; init; }

    /// <summary>Gets how many calls were not sent, since enough were under way.</summary>
    public long Skipped { get; init; }

    /// <summary>Gets the mean share of the words that the two share.</summary>
    public double? MeanSimilarity { get; init; }

    /// <summary>Gets by how much the second model's answers are better on the mean, where qualities are known.</summary>
    public double? MeanQualityGain { get; init; }

    /// <summary>Gets how long callers waited on the mean.</summary>
    public TimeSpan MeanDuration { get; init; }

    /// <summary>Gets how long the second model took on the mean.</summary>
    public TimeSpan MeanShadowDuration { get; init; }

    /// <summary>Gets what the calls cost.</summary>
    public Cost Cost { get; init; }

    /// <summary>Gets what the second model cost, failures included.</summary>
    public Cost ShadowCost { get; init; }
}
