namespace LlmAttributes;

/// <summary>What a model costs, by kind of token and size of the request.</summary>
internal sealed class Price
{
    public const decimal PicoPerUsd = 1_000_000_000_000m;

    private readonly PriceRates _base;
    private readonly (long Above, PriceRates Rates)[] _tiers;
    private readonly long _firstTier;

    private Price(ModelFacts facts)
    {
        _base = new(facts);
        _tiers = Tiers(facts);
        _firstTier = _tiers.Length > 0 ? _tiers[0].Above : long.MaxValue;
    }

    public long InputPico => _base.InputPico;

    public long OutputPico => _base.OutputPico;

    public static Price? From(ModelFacts facts) => facts.IsPriced ? new(facts) : null;

    public Cost Of(in TokenUsage usage) => RatesFor(usage.InputTokens).Of(usage);

    public Cost Of(long input, long output, long cached, long reasoning) => RatesFor(input).Of(input, output, cached, reasoning);

    public CostParts PartsOf(in TokenUsage usage) => RatesFor(usage.InputTokens).PartsOf(usage);

    /// <summary>The prices of a request of a size. The whole request has them, not only what is above a tier's beginning.</summary>
    public PriceRates RatesFor(long inputTokens)
    {
        if (inputTokens <= _firstTier)
            return _base;

        var rates = _base;
        foreach (var (above, tier) in _tiers)
        {
            if (inputTokens <= above)
                break;
            rates = tier;
        }

        return rates;
    }

    private static (long Above, PriceRates Rates)[] Tiers(ModelFacts facts)
    {
        if (facts.PriceTiers.Count == 0)
            return [];

        List<PriceTier> sorted = [.. facts.PriceTiers];
        sorted.Sort(static (a, b) => a.AboveInputTokens.CompareTo(b.AboveInputTokens));
        var tiers = new (long, PriceRates)[sorted.Count];
        for (var i = 0; i < tiers.Length; i++)
        {
            // A price that a tier does not state stays what it is below.
            facts = sorted[i].ApplyTo(facts);
            tiers[i] = (sorted[i].AboveInputTokens, new(facts));
        }

        return tiers;
    }
}
