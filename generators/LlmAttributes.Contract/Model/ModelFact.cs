namespace LlmAttributes.Contract;

/// <summary>The facts that one <c>[LlmModel]</c> states.</summary>
internal sealed record ModelFact
{
    public required string Key { get; init; }

    /// <summary>The constant or assembly that states them.</summary>
    public required string Origin { get; init; }

    public bool IsReferenced { get; init; }

    public string? Provider { get; init; }

    public string? ModelId { get; init; }

    public decimal? InputUsdPerMillionTokens { get; init; }

    public decimal? OutputUsdPerMillionTokens { get; init; }

    public decimal? CachedInputUsdPerMillionTokens { get; init; }

    public decimal? CacheWriteUsdPerMillionTokens { get; init; }

    public decimal? ReasoningUsdPerMillionTokens { get; init; }

    public decimal? AudioInputUsdPerMillionTokens { get; init; }

    public decimal? AudioOutputUsdPerMillionTokens { get; init; }

    public decimal? BatchInputUsdPerMillionTokens { get; init; }

    public decimal? BatchOutputUsdPerMillionTokens { get; init; }

    public EquatableArray<PriceTierModel> PriceTiers { get; init; }

    public int? ContextWindow { get; init; }

    public int? MaxOutputTokens { get; init; }

    public int? Capabilities { get; init; }

    public double? Quality { get; init; }

    public EquatableArray<TaskQualityModel> TaskQuality { get; init; }

    public double? TokensPerSecond { get; init; }

    public double? LatencySeconds { get; init; }

    public string? Region { get; init; }

    public string? DataPolicy { get; init; }

    public EquatableArray<string> Tags { get; init; }

    public DateModel? DeprecatedOn { get; init; }

    public DateModel? RetiresOn { get; init; }

    public string? Successor { get; init; }

    public int? RequestsPerMinute { get; init; }

    public int? TokensPerMinute { get; init; }

    public int? MaxConcurrency { get; init; }

    /// <summary>Completes what is stated by a row of a price list. Tiers belong to the input price.</summary>
    public ModelFact Over(ModelFact row) => this with
    {
        InputUsdPerMillionTokens = InputUsdPerMillionTokens ?? row.InputUsdPerMillionTokens,
        OutputUsdPerMillionTokens = OutputUsdPerMillionTokens ?? row.OutputUsdPerMillionTokens,
        CachedInputUsdPerMillionTokens = CachedInputUsdPerMillionTokens ?? row.CachedInputUsdPerMillionTokens,
        CacheWriteUsdPerMillionTokens = CacheWriteUsdPerMillionTokens ?? row.CacheWriteUsdPerMillionTokens,
        ReasoningUsdPerMillionTokens = ReasoningUsdPerMillionTokens ?? row.ReasoningUsdPerMillionTokens,
        AudioInputUsdPerMillionTokens = AudioInputUsdPerMillionTokens ?? row.AudioInputUsdPerMillionTokens,
        AudioOutputUsdPerMillionTokens = AudioOutputUsdPerMillionTokens ?? row.AudioOutputUsdPerMillionTokens,
        BatchInputUsdPerMillionTokens = BatchInputUsdPerMillionTokens ?? row.BatchInputUsdPerMillionTokens,
        BatchOutputUsdPerMillionTokens = BatchOutputUsdPerMillionTokens ?? row.BatchOutputUsdPerMillionTokens,
        PriceTiers = PriceTiers.IsEmpty && InputUsdPerMillionTokens is null ? row.PriceTiers : PriceTiers,
        ContextWindow = ContextWindow ?? row.ContextWindow,
        MaxOutputTokens = MaxOutputTokens ?? row.MaxOutputTokens,
        RetiresOn = RetiresOn ?? row.RetiresOn,
    };
}
