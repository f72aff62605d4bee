namespace LlmAttributes.Contract;

/// <summary>What the declaration of a model says to the rules.</summary>
internal sealed record KnownModel
{
    /// <summary>Whether its price is known; <see langword="null"/> where the facts come from elsewhere.</summary>
    public bool? IsPriced { get; init; }

    public decimal? InputUsdPerMillionTokens { get; init; }

    public decimal? OutputUsdPerMillionTokens { get; init; }

    public int? MaxOutputTokens { get; init; }

    public int? ContextWindow { get; init; }

    public string? Provider { get; init; }

    /// <summary>What it can do, as flags; <see langword="null"/> where that is unknown.</summary>
    public int? Capabilities { get; init; }

    public double? Quality { get; init; }

    public string? Region { get; init; }

    /// <summary>Whether requests may be refused before they are sent, since the account's limits are used up.</summary>
    public bool IsLimited { get; init; }
}
