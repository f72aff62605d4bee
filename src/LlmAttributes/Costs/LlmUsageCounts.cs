using Microsoft.Extensions.AI;

namespace LlmAttributes;

/// <summary>Names for <see cref="UsageDetails.AdditionalCounts"/> by which an adapter tells kinds of tokens that have a price of their own.</summary>
public static class LlmUsageCounts
{
    /// <summary>Input tokens written to the provider's prompt cache; a part of the input.</summary>
    public const string CacheWrite = "InputTokenDetails.CacheWriteTokenCount";

    /// <summary>Input tokens written to the provider's prompt cache for an hour; a part of <see cref="CacheWrite"/>.</summary>
    public const string OneHourCacheWrite = "InputTokenDetails.OneHourCacheWriteTokenCount";
}
