using Microsoft.Extensions.AI;

namespace LlmAttributes;

/// <summary>Tokens by kind. Every kind is a part of <see cref="InputTokens"/> or of <see cref="OutputTokens"/>, never an extra.</summary>
/// <param name="InputTokens">All input tokens, those read from and written to the provider's cache included.</param>
/// <param name="OutputTokens">All output tokens, those of hidden reasoning included.</param>
public readonly record struct TokenUsage(long InputTokens, long OutputTokens)
{
    private readonly UsageParts? _parts;

    /// <summary>Gets the input tokens that were read from the provider's prompt cache; a part of <see cref="InputTokens"/>.</summary>
    public long CachedInputTokens { get; init; }

    /// <summary>Gets the input tokens that were written to the provider's prompt cache; a part of <see cref="InputTokens"/>.</summary>
    public long CacheWriteTokens { get; init; }

    /// <summary>Gets the output tokens of hidden reasoning; a part of <see cref="OutputTokens"/>.</summary>
    public long ReasoningTokens { get; init; }

    /// <summary>Gets the input tokens of audio; a part of <see cref="InputTokens"/>.</summary>
    public long AudioInputTokens => this[UsageKind.AudioInput];

    /// <summary>Gets the output tokens of audio; a part of <see cref="OutputTokens"/>.</summary>
    public long AudioOutputTokens => this[UsageKind.AudioOutput];

    /// <summary>Gets input and output together.</summary>
    public long TotalTokens => InputTokens + OutputTokens;

    /// <summary>Gets the count of one kind; 0 where the provider did not report it.</summary>
    /// <param name="kind">The kind.</param>
    /// <returns>The count.</returns>
    public long this[UsageKind kind] => kind switch
    {
        UsageKind.Input => InputTokens,
        UsageKind.Output => OutputTokens,
        UsageKind.CachedInput => CachedInputTokens,
        UsageKind.CacheWrite => CacheWriteTokens,
        UsageKind.Reasoning => ReasoningTokens,
        _ => _parts is null ? 0 : _parts[kind],
    };

    internal bool HasParts => _parts is not null;

    /// <summary>Adds two usages.</summary>
    /// <param name="left">The first.</param>
    /// <param name="right">The second.</param>
    /// <returns>The sum, kind by kind.</returns>
    public static TokenUsage operator +(TokenUsage left, TokenUsage right) => new(left.InputTokens + right.InputTokens, left.OutputTokens + right.OutputTokens, UsageParts.Add(left._parts, right._parts))
    {
        CachedInputTokens = left.CachedInputTokens + right.CachedInputTokens,
        CacheWriteTokens = left.CacheWriteTokens + right.CacheWriteTokens,
        ReasoningTokens = left.ReasoningTokens + right.ReasoningTokens,
    };

    /// <summary>Adds two usages.</summary>
    /// <param name="left">The first.</param>
    /// <param name="right">The second.</param>
    /// <returns>The sum, kind by kind.</returns>
    public static TokenUsage Add(TokenUsage left, TokenUsage right) => left + right;

    /// <summary>Reads what a chat client reported. Its counts by kind are understood as the adapters of OpenAI, Azure OpenAI and Anthropic name them.</summary>
    /// <param name="details">The report.</param>
    /// <returns>The usage, or <see langword="null"/> when neither input nor output was reported.</returns>
    public static TokenUsage? From(UsageDetails? details) => TryRead(details, out var usage) ? usage : null;

    /// <summary>Sets the count of one kind.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="count">The count, 0 or more.</param>
    /// <returns>The usage with it.</returns>
    public TokenUsage With(UsageKind kind, long count) => kind switch
    {
        UsageKind.Input => this with { InputTokens = count },
        UsageKind.Output => this with { OutputTokens = count },
        UsageKind.CachedInput => this with { CachedInputTokens = count },
        UsageKind.CacheWrite => this with { CacheWriteTokens = count },
        UsageKind.Reasoning => this with { ReasoningTokens = count },
        _ => new(InputTokens, OutputTokens, UsageParts.With(_parts, kind, count))
        {
            CachedInputTokens = CachedInputTokens,
            CacheWriteTokens = CacheWriteTokens,
            ReasoningTokens = ReasoningTokens,
        },
    };

    /// <summary>What came since an earlier sum.</summary>
    internal TokenUsage Minus(TokenUsage earlier) => new(InputTokens - earlier.InputTokens, OutputTokens - earlier.OutputTokens)
    {
        CachedInputTokens = CachedInputTokens - earlier.CachedInputTokens,
        CacheWriteTokens = CacheWriteTokens - earlier.CacheWriteTokens,
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
        if (details.AdditionalCounts is { } counts)
            usage = AdditionalCounts.Read(counts, usage);
        return true;
    }

    private TokenUsage(long inputTokens, long outputTokens, UsageParts? parts)
        : this(inputTokens, outputTokens) => _parts = parts;
}
