using Anthropic.Models.Messages;
using Microsoft.Extensions.AI;

namespace LlmAttributes;

/// <summary>Reads counts of Anthropic's answers that its chat client leaves out.</summary>
public static class AnthropicUsage
{
    /// <summary>Teaches the runtime to count what was written to the prompt cache for an hour, which costs more than for five minutes. Streams do not tell.</summary>
    /// <param name="builder">The builder.</param>
    /// <returns>The builder.</returns>
    public static LlmRuntimeBuilder UseAnthropicUsage(this LlmRuntimeBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.ReadUsageWith(Read);
    }

    /// <summary>Completes a usage report, for <see cref="LlmRuntimeBuilder.ReadUsageWith"/>.</summary>
    /// <param name="raw">The SDK's object behind a response.</param>
    /// <param name="usage">The report, to which the count is added as <see cref="LlmUsageCounts.OneHourCacheWrite"/>.</param>
    public static void Read(object? raw, UsageDetails? usage)
    {
        if (usage is not null && raw is Message { Usage.CacheCreation.Ephemeral1hInputTokens: > 0 and var written })
            (usage.AdditionalCounts ??= [])[LlmUsageCounts.OneHourCacheWrite] = written;
    }
}
