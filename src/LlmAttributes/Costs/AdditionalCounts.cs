using Microsoft.Extensions.AI;

namespace LlmAttributes;

/// <summary>Understands the names under which adapters report counts that <see cref="UsageDetails"/> has no property for.</summary>
internal static class AdditionalCounts
{
    /// <summary>Adds the counts by kind; what is unknown is left out.</summary>
    public static TokenUsage Read(AdditionalPropertiesDictionary<long> counts, TokenUsage usage)
    {
        // Some adapters always name all kinds; what is zero is not worth a look at its name.
        foreach (var (name, count) in counts)
        {
            if (count > 0 && KindOf(name) is { } kind && usage[kind] == 0)
                usage = usage.With(kind, count);
        }

        return usage;
    }

    private static UsageKind? KindOf(string name) => name switch
    {
        "CacheCreationInputTokens" or "cache_creation_input_tokens" or "CacheWriteInputTokens" or LlmUsageCounts.CacheWrite => UsageKind.CacheWrite,
        LlmUsageCounts.OneHourCacheWrite => UsageKind.OneHourCacheWrite,
        "CacheReadInputTokens" or "cache_read_input_tokens" or "InputTokenDetails.CachedTokenCount" => UsageKind.CachedInput,
        "OutputTokenDetails.ReasoningTokenCount" => UsageKind.Reasoning,
        "InputTokenDetails.AudioTokenCount" => UsageKind.AudioInput,
        "InputTokenDetails.ImageTokenCount" => UsageKind.ImageInput,
        "OutputTokenDetails.AudioTokenCount" => UsageKind.AudioOutput,
        "OutputTokenDetails.ImageTokenCount" => UsageKind.ImageOutput,
        "WebSearchRequests" => UsageKind.WebSearches,
        _ => null,
    };
}
