namespace LlmAttributes.Testing;

/// <summary>What was answered. A streamed answer is kept in the pieces in which it came, a whole one as one piece; either can be played as the other.</summary>
internal sealed record CassetteResponse(IReadOnlyList<CassetteContent> Pieces)
{
    public string? ModelId { get; init; }

    public string? FinishReason { get; init; }

    public long? InputTokens { get; init; }

    public long? OutputTokens { get; init; }

    public long? CachedInputTokens { get; init; }

    public long? ReasoningTokens { get; init; }
}
