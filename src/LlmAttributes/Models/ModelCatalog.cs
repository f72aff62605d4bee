using System.Text.Json;

namespace LlmAttributes;

/// <summary>The facts of current and retired models of many providers, each with source and date, that come with the library. <see cref="LlmModelAttribute"/> goes before it, field by field.</summary>
public sealed class ModelCatalog
{
    private const string Resource = "LlmAttributes.models.json";

    private static readonly Lazy<ModelCatalog> s_builtIn = new(ReadBuiltIn);

    private readonly Dictionary<(string Provider, string Name), (CatalogModel Model, bool IsAlias)> _byProvider = [];
    private readonly Dictionary<string, CatalogModel?> _byName = new(StringComparer.OrdinalIgnoreCase);

    private ModelCatalog(DateOnly date, IReadOnlyList<CatalogModel> models)
    {
        Date = date;
        Models = models;
        foreach (var model in models)
        {
            Add(model, model.Id, isAlias: false);
            foreach (var alias in model.Aliases)
                Add(model, alias, isAlias: true);
        }
    }

    /// <summary>Gets the catalog that comes with the library. It is read when it is first needed.</summary>
    public static ModelCatalog BuiltIn => s_builtIn.Value;

    /// <summary>Gets the date of the newest fact.</summary>
    public DateOnly Date { get; }

    /// <summary>Gets the models, sorted by provider and name.</summary>
    public IReadOnlyList<CatalogModel> Models { get; }

    /// <summary>Finds a model: by the response's name first, then by the requested one.</summary>
    /// <param name="provider">The provider, as OpenTelemetry, LiteLLM or genai-prices names it; <see langword="null"/> for any, where the name is no other provider's too.</param>
    /// <param name="responseModel">The name in the response, or <see langword="null"/>.</param>
    /// <param name="requestedModel">The name in the request, or <see langword="null"/>.</param>
    /// <returns>The match, or <see cref="PriceMatch.Unknown"/>.</returns>
    public PriceMatch Find(string? provider, string? responseModel, string? requestedModel = null)
    {
        if (!string.IsNullOrWhiteSpace(responseModel) && Find(provider, responseModel) is { } match)
            return match;
        return !string.IsNullOrWhiteSpace(requestedModel) && Find(provider, requestedModel) is { } requested ? requested with { IsRequestedModel = true } : PriceMatch.Unknown;
    }

    private PriceMatch? Find(string? provider, string model)
    {
        var owner = provider is null ? null : ProviderNames.Canonical(provider);
        foreach (var (name, reason) in ModelNames.Of(model))
        {
            if (FindRow(owner, name) is { } row)
                return Match(row.Model, model, reason == PriceMatchReason.Exact ? row.Reason : reason);
        }

        return null;
    }

    private (CatalogModel Model, PriceMatchReason Reason)? FindRow(string? provider, string name)
    {
        if (provider is null)
            return _byName.TryGetValue(name, out var only) && only is not null ? (only, only.Id.Equals(name, StringComparison.OrdinalIgnoreCase) ? PriceMatchReason.Exact : PriceMatchReason.Alias) : null;
        if (_byProvider.TryGetValue((provider, name.ToLowerInvariant()), out var own))
            return (own.Model, own.IsAlias ? PriceMatchReason.Alias : PriceMatchReason.Exact);

        // Azure sells OpenAI's models at OpenAI's prices, except where it has a row of its own.
        return provider == "azure.ai.openai" && _byProvider.TryGetValue(("openai", name.ToLowerInvariant()), out var other) ? (other.Model, PriceMatchReason.OtherProvider) : null;
    }

    private PriceMatch Match(CatalogModel row, string model, PriceMatchReason reason) =>
        new(reason) { Model = model, Row = row.Id, Provider = row.Provider, Facts = row.Facts, ListDate = Date };

    private void Add(CatalogModel model, string name, bool isAlias)
    {
        _byProvider.TryAdd((model.Provider, name.ToLowerInvariant()), (model, isAlias));

        // A name that several providers use says nothing of the price.
        _byName[name] = _byName.TryGetValue(name, out var other) && other != model ? null : model;
    }

    private static ModelCatalog ReadBuiltIn()
    {
        using var stream = typeof(ModelCatalog).Assembly.GetManifestResourceStream(Resource)!;
        using var document = JsonDocument.Parse(stream);
        var root = document.RootElement;
        List<CatalogModel> models = [];
        foreach (var model in root.GetProperty("models").EnumerateArray())
            models.Add(CatalogModelReader.Read(model));
        return new(CatalogModelReader.Day(root, "date")!.Value, models);
    }
}
