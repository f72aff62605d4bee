namespace LlmAttributes;

/// <summary>What is known of a model. What is <see langword="null"/> is unknown, never zero.</summary>
public sealed record ModelFacts
{
    /// <summary>Gets the provider, as OpenTelemetry names it.</summary>
    public string? Provider { get; init; }

    /// <summary>Gets the provider's own name of the model.</summary>
    public string? ModelId { get; init; }

    /// <summary>Gets the price of one million input tokens in USD.</summary>
    public decimal? InputUsdPerMillionTokens { get; init; }

    /// <summary>Gets the price of one million output tokens in USD.</summary>
    public decimal? OutputUsdPerMillionTokens { get; init; }

    /// <summary>Gets the price of one million input tokens read from the provider's prompt cache in USD; when unknown, the input price applies.</summary>
    public decimal? CachedInputUsdPerMillionTokens { get; init; }

    /// <summary>Gets the context window in tokens.</summary>
    public int? ContextWindow { get; init; }

    /// <summary>Gets the largest output in tokens.</summary>
    public int? MaxOutputTokens { get; init; }

    /// <summary>Gets the quality, 0 to 1.</summary>
    public double? Quality { get; init; }

    /// <summary>Gets the output speed in tokens per second.</summary>
    public double? TokensPerSecond { get; init; }

    /// <summary>Gets how many requests may be sent in a minute; <see langword="null"/> is no limit.</summary>
    public int? RequestsPerMinute { get; init; }

    /// <summary>Gets how many tokens may be used in a minute; <see langword="null"/> is no limit.</summary>
    public int? TokensPerMinute { get; init; }

    /// <summary>Gets how many requests may be under way at once; <see langword="null"/> is no limit.</summary>
    public int? MaxConcurrency { get; init; }

    /// <summary>Gets a value indicating whether input and output prices are known.</summary>
    public bool IsPriced => InputUsdPerMillionTokens is not null && OutputUsdPerMillionTokens is not null;
}
