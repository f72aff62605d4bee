namespace LlmAttributes;

/// <summary>What a whole request costs once its input is larger than a size. A price that is <see langword="null"/> stays what it is below.</summary>
/// <param name="AboveInputTokens">The size: the tier holds for requests with more input tokens than this, cached ones included.</param>
public sealed record PriceTier(int AboveInputTokens)
{
    /// <summary>Gets the price of one million input tokens in USD.</summary>
    public decimal? InputUsdPerMillionTokens { get; init; }

    /// <summary>Gets the price of one million output tokens in USD.</summary>
    public decimal? OutputUsdPerMillionTokens { get; init; }

    /// <summary>Gets the price of one million input tokens read from the provider's prompt cache in USD.</summary>
    public decimal? CachedInputUsdPerMillionTokens { get; init; }

    /// <summary>Gets the price of one million input tokens written to the provider's prompt cache in USD.</summary>
    public decimal? CacheWriteUsdPerMillionTokens { get; init; }

    /// <summary>Gets the price of one million input tokens of audio in USD.</summary>
    public decimal? AudioInputUsdPerMillionTokens { get; init; }

    /// <summary>Gets the price of one million input tokens of audio read from the provider's prompt cache in USD.</summary>
    public decimal? CachedAudioInputUsdPerMillionTokens { get; init; }

    /// <summary>Gets the price of one million output tokens of audio in USD.</summary>
    public decimal? AudioOutputUsdPerMillionTokens { get; init; }

    internal ModelFacts ApplyTo(ModelFacts below) => below with
    {
        InputUsdPerMillionTokens = InputUsdPerMillionTokens ?? below.InputUsdPerMillionTokens,
        OutputUsdPerMillionTokens = OutputUsdPerMillionTokens ?? below.OutputUsdPerMillionTokens,
        CachedInputUsdPerMillionTokens = CachedInputUsdPerMillionTokens ?? below.CachedInputUsdPerMillionTokens,
        CacheWriteUsdPerMillionTokens = CacheWriteUsdPerMillionTokens ?? below.CacheWriteUsdPerMillionTokens,
        AudioInputUsdPerMillionTokens = AudioInputUsdPerMillionTokens ?? below.AudioInputUsdPerMillionTokens,
        CachedAudioInputUsdPerMillionTokens = CachedAudioInputUsdPerMillionTokens ?? below.CachedAudioInputUsdPerMillionTokens,
        AudioOutputUsdPerMillionTokens = AudioOutputUsdPerMillionTokens ?? below.AudioOutputUsdPerMillionTokens,
    };
}
