using Anthropic.Models.Beta.Messages;
using Anthropic.Models.Messages;
using Microsoft.Extensions.AI;

namespace LlmAttributes;

/// <summary>Reads counts of Anthropic's answers that its chat clients leave out.</summary>
public static class AnthropicUsage
{
    /// <summary>Teaches the runtime to count what was written to the prompt cache for an hour, which costs more than for five minutes.</summary>
    /// <param name="builder">The builder.</param>
    /// <returns>The builder.</returns>
    public static LlmRuntimeBuilder UseAnthropicUsage(this LlmRuntimeBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.ReadUsageWith(Read).ReadStreamUsageWith(Read);
    }

    /// <summary>Completes a usage report, for <see cref="LlmRuntimeBuilder.ReadUsageWith"/> and <see cref="LlmRuntimeBuilder.ReadStreamUsageWith"/>.</summary>
    /// <param name="raw">The SDK's object behind a response or an update. Of a stream only the event that begins it tells.</param>
    /// <param name="usage">The report, to which the count is added as <see cref="LlmUsageCounts.OneHourCacheWrite"/>.</param>
    /// <remarks>See <see href="https://platform.claude.com/docs/en/build-with-claude/prompt-caching">Anthropic's page on prompt caching</see>.</remarks>
    public static void Read(object? raw, UsageDetails? usage)
    {
        if (usage is not null && Written(raw) is > 0 and var written)
            (usage.AdditionalCounts ??= [])[LlmUsageCounts.OneHourCacheWrite] = written;
    }

    private static long? Written(object? raw) => raw switch
    {
        Message message => message.Usage.CacheCreation?.Ephemeral1hInputTokens,
        RawMessageStreamEvent { Value: RawMessageStartEvent start } => start.Message.Usage.CacheCreation?.Ephemeral1hInputTokens,
        BetaMessage message => message.Usage.CacheCreation?.Ephemeral1hInputTokens,
        BetaRawMessageStreamEvent { Value: BetaRawMessageStartEvent start } => start.Message.Usage.CacheCreation?.Ephemeral1hInputTokens,
        _ => null,
    };
}
