namespace LlmAttributes;

/// <summary>What a model costs, by kind of token and size of the request.</summary>
internal sealed class Price
{
    public const decimal PicoPerUsd = 1_000_000_000_000m;

    private readonly PriceRates _base;
    private readonly (long Above, PriceRates Rates)[] _tiers;
    private readonly long _firstTier;

    // What a token may cost at worst, from each size of the input on: whatever its kind, and whether or not the request is as large as it was counted.
    private readonly (long AboveInputTokens, long Input, long Audio, long Output)[] _worst;
    private readonly long _requestPico;
    private readonly ModelFacts _facts;
    private PriceRates? _batch;

    private Price(ModelFacts facts, string? table)
    {
        Table = table;
        _facts = facts;
        _base = new(facts);
        _tiers = Tiers(facts);
        _firstTier = _tiers.Length > 0 ? _tiers[0].Above : long.MaxValue;
        _worst = Worst();
        _requestPico = (long)decimal.Ceiling((facts.RequestUsd ?? 0) * PicoPerUsd);
    }

    /// <summary>The name and the date of the list that the price is from; <see langword="null"/> when unknown.</summary>
    public string? Table { get; }

    public long InputPico => _base.InputPico;

    public long OutputPico => _base.OutputPico;

    public static Price? From(ModelFacts facts, string? table = null) => facts.IsPriced ? new(facts, table) : null;

    public Cost Of(in TokenUsage usage) => RatesFor(usage.InputTokens).Of(usage);

    public Cost Of(long input, long output, long cached, long reasoning) => RatesFor(input).Of(input, output, cached, reasoning);

    /// <summary>What the same request would have cost in a batch; unknown where the provider has no price for that, or has others for so large a request.</summary>
    public Cost BatchOf(in TokenUsage usage)
    {
        if (_facts is not { BatchInputUsdPerMillionTokens: { } input, BatchOutputUsdPerMillionTokens: { } output } || usage.InputTokens > _firstTier)
            return Cost.Unknown;
        _batch ??= new(_facts.AsBatch(input, output));
        return _batch.Of(usage);
    }

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

    /// <summary>The most that a request may cost. How much of an input with audio is audio nobody can say before, so all of it counts at the dearer price.</summary>
    public Int128 WorstCase(long inputTokens, long outputTokens, bool hasAudio)
    {
        var (input, output) = WorstRates(inputTokens, hasAudio);
        return _requestPico + ((Int128)inputTokens * input) + ((Int128)outputTokens * output);
    }

    /// <summary>The output whose worst case an amount of money pays.</summary>
    /// <returns>The tokens, at the most <see cref="int.MaxValue"/>; below 0 when the input alone costs more.</returns>
    public int OutputFor(long inputTokens, Int128 picoUsd, bool hasAudio)
    {
        var (input, output) = WorstRates(inputTokens, hasAudio);
        var left = picoUsd - _requestPico - ((Int128)inputTokens * input);
        if (left < 0)
            return -1;
        return output == 0 ? int.MaxValue : (int)Int128.Min(int.MaxValue, left / output);
    }

    private (long Input, long Output) WorstRates(long inputTokens, bool hasAudio)
    {
        var at = _worst.Length - 1;
        while (at > 0 && inputTokens <= _worst[at].AboveInputTokens)
            at--;
        return (hasAudio ? _worst[at].Audio : _worst[at].Input, _worst[at].Output);
    }

    // A tier that is cheaper than what is below does not lower the worst case, since the request may turn out smaller than it was counted.
    private (long AboveInputTokens, long Input, long Audio, long Output)[] Worst()
    {
        var worst = new (long AboveInputTokens, long Input, long Audio, long Output)[_tiers.Length + 1];
        worst[0] = (0, _base.WorstInputPico, _base.WorstAudioPico, _base.WorstOutputPico);
        for (var i = 0; i < _tiers.Length; i++)
        {
            var (above, rates) = _tiers[i];
            var (_, input, audio, output) = worst[i];
            worst[i + 1] = (above, Math.Max(input, rates.WorstInputPico), Math.Max(audio, rates.WorstAudioPico), Math.Max(output, rates.WorstOutputPico));
        }

        return worst;
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
