namespace LlmAttributes.Contract;

/// <summary>What the built-in catalog says of a model to the rules; all of its models are priced.</summary>
internal sealed record BuiltInModel(string Id)
{
    public decimal? InputUsdPerMillionTokens { get; init; }

    public decimal? OutputUsdPerMillionTokens { get; init; }

    public int? ContextWindow { get; init; }

    public int? MaxOutputTokens { get; init; }

    public string? RetiresOn { get; init; }

    public string? Successor { get; init; }
}
