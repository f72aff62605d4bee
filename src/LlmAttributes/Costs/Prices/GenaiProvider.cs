using System.Text.Json;

namespace LlmAttributes;

/// <summary>One provider of the list of genai-prices.</summary>
internal sealed class GenaiProvider
{
    private readonly MatchClause? _providerMatch;
    private readonly MatchClause? _modelMatch;
    private readonly List<GenaiModel> _models = [];
    private readonly List<UsageExtractor> _extractors = [];

    public GenaiProvider(JsonElement provider)
    {
        Id = provider.GetProperty("id").GetString() ?? "";
        _providerMatch = Clause(provider, "provider_match");
        _modelMatch = Clause(provider, "model_match");
        foreach (var model in provider.GetProperty("models").EnumerateArray())
            _models.Add(new(model, Id));
        foreach (var extractor in Array(provider, "extractors"))
            _extractors.Add(UsageExtractor.Parse(extractor));
        foreach (var other in Array(provider, "fallback_model_providers"))
            FallbackProviders.Add(other.GetString() ?? "");
    }

    public string Id { get; }

    /// <summary>The providers whose models this one offers at their prices.</summary>
    public List<string> FallbackProviders { get; } = [];

    public int Count => _models.Count;

    public bool IsNamed(string provider) => _providerMatch?.Matches(provider) == true;

    public bool OffersModel(string model) => _modelMatch?.Matches(model) == true;

    public GenaiModel? Find(string model) => _models.Find(row => row.Matches(model));

    public UsageExtractor? Extractor(string? apiFlavor) => apiFlavor is null
        ? (_extractors.Count == 1 ? _extractors[0] : _extractors.Find(static extractor => extractor.ApiFlavor == "default"))
        : _extractors.Find(extractor => extractor.ApiFlavor == apiFlavor);

    private static MatchClause? Clause(JsonElement provider, string name) =>
        provider.TryGetProperty(name, out var clause) && clause.ValueKind == JsonValueKind.Object ? MatchClause.Parse(clause) : null;

    private static JsonElement.ArrayEnumerator Array(JsonElement provider, string name) =>
        provider.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array ? list.EnumerateArray() : default;
}
