namespace LlmAttributes;

/// <summary>How the answer of a shadow compares with the one that the caller got.</summary>
/// <param name="Call">The contract and the method.</param>
/// <param name="Model">The key of the model whose answer the caller got.</param>
/// <param name="Shadow">The key of the second model.</param>
public sealed record ShadowComparison(string Call, string Model, string Shadow)
{
    /// <summary>Gets what went wrong with the second model, or <see langword="null"/> when it answered.</summary>
    public LlmErrorKind? Error { get; init; }

    /// <summary>Gets a value indicating whether the two are the same: as values, or as texts whose case, white space and closing punctuation do not matter.</summary>
    public bool IsEqual { get; init; }

    /// <summary>Gets how many of their words the two texts share, 0 to 1; <see langword="null"/> when the second model did not answer.</summary>
    public double? Similarity { get; init; }

    /// <summary>Gets the quality of the first answer, where <see cref="MonitorQualityAttribute"/> asks for it.</summary>
    public double? Quality { get; init; }

    /// <summary>Gets the quality of the second answer, where <see cref="MonitorQualityAttribute"/> asks for it.</summary>
    public double? ShadowQuality { get; init; }

    /// <summary>Gets how long the caller waited.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>Gets how long the second model took.</summary>
    public TimeSpan ShadowDuration { get; init; }

    /// <summary>Gets what the call cost.</summary>
    public Cost Cost { get; init; }

    /// <summary>Gets what the second model cost.</summary>
    public Cost ShadowCost { get; init; }
}
