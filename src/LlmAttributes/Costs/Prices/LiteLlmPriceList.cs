using System.Text.Json;

namespace LlmAttributes;

/// <summary>A list in the schema of LiteLLM's <c>model_prices_and_context_window.json</c>: an object with one row per name.</summary>
internal sealed class LiteLlmPriceList : PriceList
{
    private readonly Dictionary<string, (string? Provider, ModelFacts Facts)> _rows = new(StringComparer.OrdinalIgnoreCase);

    public LiteLlmPriceList(JsonElement rows, DateOnly? date)
        : base(date)
    {
        foreach (var row in rows.EnumerateObject())
        {
            // The sample at the top of the file explains the fields.
            if (row.Name == "sample_spec" || row.Value.ValueKind != JsonValueKind.Object)
                continue;
            var provider = row.Value.TryGetProperty("litellm_provider", out var name) ? name.GetString() : null;
            _rows[row.Name] = (provider, LiteLlmRow.Read(row.Value, provider, row.Name));
        }
    }

    public override int Count => _rows.Count;

    protected override PriceMatch? FindRow(string? provider, string model, DateTimeOffset when)
    {
        if (_rows.TryGetValue(model, out var row) && IsOf(row.Provider, provider))
            return Match(model, row, PriceMatchReason.Exact);
        if (provider is null)
            return null;

        foreach (var prefix in ProviderNames.LiteLlmPrefixes(provider))
        {
            if (_rows.TryGetValue(prefix + model, out var prefixed))
                return Match(prefix + model, prefixed, PriceMatchReason.ProviderPrefix);
        }

        return null;
    }

    private static bool IsOf(string? rowProvider, string? provider) =>
        provider is null || rowProvider is null || provider.Equals("litellm", StringComparison.OrdinalIgnoreCase)
        || ProviderNames.Canonical(rowProvider) == ProviderNames.Canonical(provider);

    private static PriceMatch Match(string name, (string? Provider, ModelFacts Facts) row, PriceMatchReason reason) =>
        new(reason) { Row = name, Provider = row.Provider, Facts = row.Facts };
}
