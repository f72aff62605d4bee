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

    /// <summary>Gets the price of one million input tokens written to the provider's prompt cache in USD; when unknown, the input price applies.</summary>
    public decimal? CacheWriteUsdPerMillionTokens { get; init; }

    /// <summary>Gets the price of one million input tokens written to the provider's prompt cache for an hour in USD; when unknown, that of any other writing.</summary>
    public decimal? OneHourCacheWriteUsdPerMillionTokens { get; init; }

    /// <summary>Gets the price of one million output tokens of hidden reasoning in USD; when unknown, the output price applies.</summary>
    public decimal? ReasoningUsdPerMillionTokens { get; init; }

    /// <summary>Gets the price of one million input tokens of audio in USD; when unknown, the input price applies.</summary>
    public decimal? AudioInputUsdPerMillionTokens { get; init; }

    /// <summary>Gets the price of one million input tokens of audio read from the provider's prompt cache in USD; when unknown, that of other cached input, else that of audio.</summary>
    public decimal? CachedAudioInputUsdPerMillionTokens { get; init; }

    /// <summary>Gets the price of one million output tokens of audio in USD; when unknown, the output price applies.</summary>
    public decimal? AudioOutputUsdPerMillionTokens { get; init; }

    /// <summary>Gets the price of one million output tokens of images in USD; when unknown, the output price applies.</summary>
    public decimal? ImageOutputUsdPerMillionTokens { get; init; }

    /// <summary>Gets what each request costs in USD beside its tokens.</summary>
    public decimal? RequestUsd { get; init; }

    /// <summary>Gets what each search of the web that the provider runs costs in USD beside its tokens.</summary>
    public decimal? WebSearchUsd { get; init; }

    /// <summary>Gets the price of one million input tokens of a batch in USD.</summary>
    public decimal? BatchInputUsdPerMillionTokens { get; init; }

    /// <summary>Gets the price of one million output tokens of a batch in USD.</summary>
    public decimal? BatchOutputUsdPerMillionTokens { get; init; }

    /// <summary>Gets the prices of requests with many input tokens, from the smallest size up; empty where the price is the same for all.</summary>
    public IReadOnlyList<PriceTier> PriceTiers { get; init => field = ValueList.Of(value); } = ValueList<PriceTier>.Empty;

    /// <summary>Gets the context window in tokens.</summary>
    public int? ContextWindow { get; init; }

    /// <summary>Gets the largest output in tokens.</summary>
    public int? MaxOutputTokens { get; init; }

    /// <summary>Gets what the model can do.</summary>
    public ModelCapabilities? Capabilities { get; init; }

    /// <summary>Gets the quality, 0 to 1.</summary>
    public double? Quality { get; init; }

    /// <summary>Gets the quality, 0 to 1, by type of task; the names are compared without regard to case.</summary>
    public IReadOnlyDictionary<string, double> TaskQuality { get; init => field = TaskQualities.Of(value); } = TaskQualities.Empty;

    /// <summary>Gets the output speed in tokens per second.</summary>
    public double? TokensPerSecond { get; init; }

    /// <summary>Gets the usual time to the first token in seconds.</summary>
    public double? LatencySeconds { get; init; }

    /// <summary>Gets where the model runs.</summary>
    public string? Region { get; init; }

    /// <summary>Gets what the provider does with the data.</summary>
    public string? DataPolicy { get; init; }

    /// <summary>Gets the words that constraints of routes may ask for.</summary>
    public IReadOnlyList<string> Tags { get; init => field = ValueList.Of(value); } = ValueList<string>.Empty;

    /// <summary>Gets the day from which the provider advises against the model.</summary>
    public DateOnly? DeprecatedOn { get; init; }

    /// <summary>Gets the day from which the provider no longer offers the model.</summary>
    public DateOnly? RetiresOn { get; init; }

    /// <summary>Gets the provider's name of the model that takes this one's place.</summary>
    public string? Successor { get; init; }

    /// <summary>Gets how many requests may be sent in a minute; <see langword="null"/> is no limit.</summary>
    public int? RequestsPerMinute { get; init; }

    /// <summary>Gets how many tokens may be used in a minute; <see langword="null"/> is no limit.</summary>
    public int? TokensPerMinute { get; init; }

    /// <summary>Gets how many requests may be under way at once; <see langword="null"/> is no limit.</summary>
    public int? MaxConcurrency { get; init; }

    /// <summary>Gets a value indicating whether input and output prices are known.</summary>
    public bool IsPriced => InputUsdPerMillionTokens is not null && OutputUsdPerMillionTokens is not null;

    /// <summary>Completes these facts, field by field, by others that count less. Tiers belong to the input price: whoever states one states all of its sizes.</summary>
    internal ModelFacts Over(ModelFacts below)
    {
        // A list that knows no price of images states it as that of all output; the text's own price then is below.
        var isImagePrice = ImageOutputUsdPerMillionTokens is null && below.ImageOutputUsdPerMillionTokens is { } image && OutputUsdPerMillionTokens == image;
        return this with
        {
            Provider = Provider ?? below.Provider,
            ModelId = ModelId ?? below.ModelId,
            InputUsdPerMillionTokens = InputUsdPerMillionTokens ?? below.InputUsdPerMillionTokens,
            OutputUsdPerMillionTokens = isImagePrice ? below.OutputUsdPerMillionTokens : OutputUsdPerMillionTokens ?? below.OutputUsdPerMillionTokens,
            CachedInputUsdPerMillionTokens = CachedInputUsdPerMillionTokens ?? below.CachedInputUsdPerMillionTokens,
            CacheWriteUsdPerMillionTokens = CacheWriteUsdPerMillionTokens ?? below.CacheWriteUsdPerMillionTokens,
            OneHourCacheWriteUsdPerMillionTokens = OneHourCacheWriteUsdPerMillionTokens ?? below.OneHourCacheWriteUsdPerMillionTokens,
            ReasoningUsdPerMillionTokens = ReasoningUsdPerMillionTokens ?? below.ReasoningUsdPerMillionTokens,
            AudioInputUsdPerMillionTokens = AudioInputUsdPerMillionTokens ?? below.AudioInputUsdPerMillionTokens,
            CachedAudioInputUsdPerMillionTokens = CachedAudioInputUsdPerMillionTokens ?? below.CachedAudioInputUsdPerMillionTokens,
            AudioOutputUsdPerMillionTokens = AudioOutputUsdPerMillionTokens ?? below.AudioOutputUsdPerMillionTokens,
            ImageOutputUsdPerMillionTokens = ImageOutputUsdPerMillionTokens ?? below.ImageOutputUsdPerMillionTokens,
            RequestUsd = RequestUsd ?? below.RequestUsd,
            WebSearchUsd = WebSearchUsd ?? below.WebSearchUsd,
            BatchInputUsdPerMillionTokens = BatchInputUsdPerMillionTokens ?? below.BatchInputUsdPerMillionTokens,
            BatchOutputUsdPerMillionTokens = BatchOutputUsdPerMillionTokens ?? below.BatchOutputUsdPerMillionTokens,
            PriceTiers = PriceTiers.Count > 0 || InputUsdPerMillionTokens is not null ? PriceTiers : below.PriceTiers,
            ContextWindow = ContextWindow ?? below.ContextWindow,
            MaxOutputTokens = MaxOutputTokens ?? below.MaxOutputTokens,
            Capabilities = Capabilities ?? below.Capabilities,
            Quality = Quality ?? below.Quality,
            TaskQuality = TaskQuality.Count > 0 ? TaskQuality : below.TaskQuality,
            TokensPerSecond = TokensPerSecond ?? below.TokensPerSecond,
            LatencySeconds = LatencySeconds ?? below.LatencySeconds,
            Region = Region ?? below.Region,
            DataPolicy = DataPolicy ?? below.DataPolicy,
            Tags = Tags.Count > 0 ? Tags : below.Tags,
            DeprecatedOn = DeprecatedOn ?? below.DeprecatedOn,
            RetiresOn = RetiresOn ?? below.RetiresOn,
            Successor = Successor ?? below.Successor,
            RequestsPerMinute = RequestsPerMinute ?? below.RequestsPerMinute,
            TokensPerMinute = TokensPerMinute ?? below.TokensPerMinute,
            MaxConcurrency = MaxConcurrency ?? below.MaxConcurrency,
        };
    }

    /// <summary>The facts of a batch: whatever else is priced by the token is as much cheaper as its side.</summary>
    internal ModelFacts AsBatch(decimal input, decimal output) => this with
    {
        InputUsdPerMillionTokens = input,
        OutputUsdPerMillionTokens = output,
        CachedInputUsdPerMillionTokens = Scaled(CachedInputUsdPerMillionTokens, input, InputUsdPerMillionTokens),
        CacheWriteUsdPerMillionTokens = Scaled(CacheWriteUsdPerMillionTokens, input, InputUsdPerMillionTokens),
        OneHourCacheWriteUsdPerMillionTokens = Scaled(OneHourCacheWriteUsdPerMillionTokens, input, InputUsdPerMillionTokens),
        AudioInputUsdPerMillionTokens = Scaled(AudioInputUsdPerMillionTokens, input, InputUsdPerMillionTokens),
        CachedAudioInputUsdPerMillionTokens = Scaled(CachedAudioInputUsdPerMillionTokens, input, InputUsdPerMillionTokens),
        ReasoningUsdPerMillionTokens = Scaled(ReasoningUsdPerMillionTokens, output, OutputUsdPerMillionTokens),
        AudioOutputUsdPerMillionTokens = Scaled(AudioOutputUsdPerMillionTokens, output, OutputUsdPerMillionTokens),
        ImageOutputUsdPerMillionTokens = Scaled(ImageOutputUsdPerMillionTokens, output, OutputUsdPerMillionTokens),
    };

    private static decimal? Scaled(decimal? usd, decimal batch, decimal? single) => usd is { } price && single is > 0 and var whole ? price * batch / whole : usd;
}
