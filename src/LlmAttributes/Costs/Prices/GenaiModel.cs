using System.Text.Json;

namespace LlmAttributes;

/// <summary>One model of the list of genai-prices, with its prices by time.</summary>
internal sealed class GenaiModel
{
    private readonly MatchClause _match;
    private readonly List<(PriceTime? Time, ModelFacts Facts)> _prices = [];

    public GenaiModel(JsonElement model, string provider)
    {
        Id = model.GetProperty("id").GetString() ?? "";
        _match = MatchClause.Parse(model.GetProperty("match"));
        var facts = new ModelFacts { Provider = provider, ModelId = Id };
        if (model.TryGetProperty("context_window", out var window) && window.TryGetInt32(out var tokens))
            facts = facts with { ContextWindow = tokens };

        var prices = model.GetProperty("prices");
        if (prices.ValueKind != JsonValueKind.Array)
        {
            _prices.Add((null, GenaiPrices.Read(prices, facts)));
            return;
        }

        foreach (var conditional in prices.EnumerateArray())
            _prices.Add((PriceTime.Parse(conditional), GenaiPrices.Read(conditional.GetProperty("prices"), facts)));
    }

    public string Id { get; }

    public bool IsTimed => _prices.Count > 1;

    public bool Matches(string name) => _match.Matches(name);

    /// <summary>The prices at a time: of those that hold the last, of none the first.</summary>
    public ModelFacts At(DateTimeOffset when)
    {
        for (var i = _prices.Count - 1; i >= 0; i--)
        {
            if (_prices[i].Time?.Holds(when) != false)
                return _prices[i].Facts;
        }

        return _prices.Count > 0 ? _prices[0].Facts : new();
    }
}
