namespace LlmAttributes;

/// <summary>Usage as pairs of kind and count, which a store can keep without a column for each kind.</summary>
internal static class LedgerTokens
{
    public const decimal PicoPerUsd = 1_000_000_000_000m;

    /// <summary>Lists the kinds whose count is not 0.</summary>
    public static IEnumerable<(string Kind, long Tokens)> Of(TokenUsage usage)
    {
        if (usage.InputTokens != 0)
            yield return (nameof(usage.InputTokens), usage.InputTokens);
        if (usage.OutputTokens != 0)
            yield return (nameof(usage.OutputTokens), usage.OutputTokens);
        if (usage.CachedInputTokens != 0)
            yield return (nameof(usage.CachedInputTokens), usage.CachedInputTokens);
        if (usage.ReasoningTokens != 0)
            yield return (nameof(usage.ReasoningTokens), usage.ReasoningTokens);
    }

    /// <summary>Sets the count of a kind; one that a newer version wrote is left out.</summary>
    public static TokenUsage With(TokenUsage usage, string kind, long tokens) => kind switch
    {
        nameof(usage.InputTokens) => usage with { InputTokens = tokens },
        nameof(usage.OutputTokens) => usage with { OutputTokens = tokens },
        nameof(usage.CachedInputTokens) => usage with { CachedInputTokens = tokens },
        nameof(usage.ReasoningTokens) => usage with { ReasoningTokens = tokens },
        _ => usage,
    };
}
