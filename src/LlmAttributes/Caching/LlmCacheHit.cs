namespace LlmAttributes;

/// <summary>That an answer was not made for its call alone, and what that saved.</summary>
/// <param name="Created">When the answer was made.</param>
/// <param name="Saved">What asking the model again would have cost, by what it cost then; unknown where that is.</param>
/// <param name="SavedUsage">The tokens of that call.</param>
public sealed record LlmCacheHit(DateTimeOffset Created, Cost Saved, TokenUsage SavedUsage)
{
    /// <summary>Gets a value indicating whether the answer was that of an equal call under way at the same time, rather than a kept one.</summary>
    public bool IsShared { get; init; }

    /// <summary>Gets a value indicating whether the answer was given to another text of the same meaning.</summary>
    public bool IsSemantic { get; init; }

    /// <summary>Gets the calibrated probability that the answer is right: below 1 only where it was found by meaning.</summary>
    public double Confidence { get; init; } = 1;

    /// <summary>Gets how near the texts are, as a cosine of their embeddings; 1 for the very same prompt.</summary>
    public double Similarity { get; init; } = 1;

    internal Action<bool>? Feedback { get; init; }

    /// <summary>Says whether an answer found by meaning was right, by which later ones are decided. Of other hits it does nothing.</summary>
    /// <param name="wasRight">Whether it was.</param>
    public void Report(bool wasRight) => Feedback?.Invoke(wasRight);
}
