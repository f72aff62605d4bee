namespace LlmAttributes.Contract;

/// <summary>The price files of a project and the built-in catalog behind them, for the rules.</summary>
internal sealed class PriceLists(IReadOnlyList<PriceFile> files)
{
    public BuiltInCatalog Catalog { get; } = BuiltInCatalog.Instance;

    /// <summary>Whether a list has a price for a model.</summary>
    public bool IsPriced(string? provider, string? modelId)
    {
        if (modelId is null)
            return false;
        foreach (var file in files)
        {
            if (file.Find(provider, modelId) is { InputUsdPerMillionTokens: not null, OutputUsdPerMillionTokens: not null })
                return true;
        }

        return Catalog.Find(provider, modelId) is not null;
    }
}
