using Microsoft.Extensions.AI;

namespace LlmAttributes;

/// <summary>Tokens by kind.</summary>
/// <param name="InputTokens">All input tokens, those read from the provider's cache included.</param>
/// <param name="OutputTokens">All output tokens, those of hidden reasoning included.</param>
public readonly record struct TokenUsage(long InputTokens, long OutputTokens)
{
    /// <summary>Gets the input tokens that were read from the provider's prompt cache; a part of <see cref="InputTokens"/>.</summary>
    public long CachedInputTokens { get; init; }

    /// <summary>Gets the output tokens of hidden reasoning; a part of <see cref="OutputTokens"/>.</summary>
    public long ReasoningTokens { get; init; }

    /// <summary>Gets input and output together.</summary>
    public long TotalTokens => InputTokens + OutputTokens;

    /// <summary>Adds two usages.</summary>
    /// <param name="left">The first.</param>
    /// <param name="right">The second.</param>
    /// <returns>The sum, kind by kind.</returns>
    public static TokenUsage operator +(TokenUsage left, TokenUsage right) => new(left.InputTokens + right.InputTokens, left.OutputTokens + right.OutputTokens)
    {
        CachedInputTokens = left.CachedInputTokens + right.CachedInputTokens,
        ReasoningTokens = left.ReasoningTokens + right.ReasoningTokens,
    };

    /// <summary>Adds two usages.</summary>
    /// <param name="left">The first.</param>
    /// <param name="right">The second.</param>
    /// <returns>The sum, kind by kind.</returns>
    public static TokenUsage Add(TokenUsage left, TokenUsage right) => left + right;

    /// <summary>Reads what a provider reported.</summary>
    /// <param name="details">The report.</param>
    /// <returns>The usage, or <see langword="null"/> when neither input nor output was reported.</returns>
    public static TokenUsage? From(UsageDetails? details) => TryRead(details, out var usage) ? usage : null;

    /// <summary>What came since an earlier sum.</summary>
    internal TokenUsage Minus(TokenUsage earlier) => new(InputTokens - earlier.InputTokens, OutputTokens - earlier.OutputTokens)
    {
        CachedInputTokens = CachedInputTokens - earlier.CachedInputTokens,
        ReasoningTokens = ReasoningTokens - earlier.ReasoningTokens,
    };

    internal static bool TryRead(UsageDetails? details, out TokenUsage usage)
    {
        if (details is null || (details.InputTokenCount is null && details.OutputTokenCount is null))
        {
            usage = default;
            return false;
        }

        usage = new(details.InputTokenCount.GetValueOrDefault(), details.OutputTokenCount.GetValueOrDefault())
        {
            CachedInputTokens = details.CachedInputTokenCount.GetValueOrDefault(),
            ReasoningTokens = details.ReasoningTokenCount.GetValueOrDefault(),
        };
        return true;
    }
}
