namespace LlmAttributes;

/// <summary>That an answer was not made for its call alone, and what that saved.</summary>
/// <param name="Created">When the answer was made.</param>
/// <param name="Saved">What asking the model again would have cost, by what it cost then; unknown where that is.</param>
/// <param name="SavedUsage">The tokens of that call.</param>
public sealed record LlmCacheHit(DateTimeOffset Created, Cost Saved, TokenUsage SavedUsage)
{
    /// <summary>Gets a value indicating whether the answer was that of an equal call under way at the same time, rather than a kept one.</summary>
    public bool IsShared { get; init; }
}
