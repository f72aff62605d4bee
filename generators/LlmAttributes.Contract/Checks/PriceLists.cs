namespace LlmAttributes.Contract;

/// <summary>The price files of a project and the built-in catalog behind them, for the rules.</summary>
internal sealed class PriceLists(IReadOnlyList<PriceFile> files)
{
    public BuiltInCatalog Catalog { get; } = BuiltInCatalog.Instance;

    /// <summary>Whether a list has a price for a model.</summary>
    public bool IsPriced(string? provider, string? modelId) =>
        Complete(new() { Key = "", Origin = "", Provider = provider, ModelId = modelId }) is { InputUsdPerMillionTokens: not null, OutputUsdPerMillionTokens: not null };

    /// <summary>Fills what a declaration leaves open from the lists, as the runtime does.</summary>
    public ModelFact Complete(ModelFact model)
    {
        if (model.ModelId is not { } id)
            return model;
        foreach (var file in files)
        {
            if (file.Find(model.Provider, id) is { } row)
                model = Fill(model, row.InputUsdPerMillionTokens, row.OutputUsdPerMillionTokens, row.ContextWindow, row.MaxOutputTokens);
        }

        return Catalog.Find(model.Provider, id) is { } known
            ? Fill(model, known.InputUsdPerMillionTokens, known.OutputUsdPerMillionTokens, known.ContextWindow, known.MaxOutputTokens)
            : model;
    }

    private static ModelFact Fill(ModelFact model, decimal? input, decimal? output, int? window, int? maxOutput) => model with
    {
        InputUsdPerMillionTokens = model.InputUsdPerMillionTokens ?? input,
        OutputUsdPerMillionTokens = model.OutputUsdPerMillionTokens ?? output,
        ContextWindow = model.ContextWindow ?? window,
        MaxOutputTokens = model.MaxOutputTokens ?? maxOutput,
    };
}
