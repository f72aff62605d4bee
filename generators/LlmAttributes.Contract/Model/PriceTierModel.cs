namespace LlmAttributes.Contract;

/// <summary>The prices that one <c>[LlmModelTier]</c> states.</summary>
internal sealed record PriceTierModel(int AboveInputTokens)
{
    public decimal? InputUsdPerMillionTokens { get; init; }

    public decimal? OutputUsdPerMillionTokens { get; init; }

    public decimal? CachedInputUsdPerMillionTokens { get; init; }

    public decimal? CacheWriteUsdPerMillionTokens { get; init; }
}
