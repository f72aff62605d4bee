namespace LlmAttributes;

/// <summary>A model's price per token in whole pico-dollars: a list price of $1 per million tokens is 10⁶ of them, so prices with six decimals are exact.</summary>
internal sealed class Price
{
    public const decimal PicoPerUsd = 1_000_000_000_000m;

    private const decimal PicoPerMillionUsd = 1_000_000m;

    private readonly long _input;
    private readonly long _cachedInput;
    private readonly long _output;

    // Within these bounds no product and no sum leaves 64 bits, whose arithmetic is ten times faster than that of 128.
    private const long FastTokens = 1L << 30;
    private const long FastPrice = 1L << 31;
    private readonly bool _isFast;

    // What a token may cost at worst, from each size of the input on: whatever its kind, and whether or not the request is as large as it was counted.
    private readonly (long AboveInputTokens, long Input, long Output)[] _worst;

    private Price(ModelFacts facts)
    {
        _input = PerToken(facts.InputUsdPerMillionTokens!.Value);
        _output = PerToken(facts.OutputUsdPerMillionTokens!.Value);
        _cachedInput = facts.CachedInputUsdPerMillionTokens is { } cached ? PerToken(cached) : _input;
        _isFast = Math.Max(_input, Math.Max(_output, _cachedInput)) < FastPrice;
        _worst = Worst(facts);
    }

    public static Price? From(ModelFacts facts) => facts.IsPriced ? new(facts) : null;

    public Cost Of(in TokenUsage usage)
    {
        var cached = Math.Min(usage.CachedInputTokens, usage.InputTokens);
        if (_isFast && usage.InputTokens < FastTokens && usage.OutputTokens < FastTokens)
            return Cost.FromPico(((usage.InputTokens - cached) * _input) + (cached * _cachedInput) + (usage.OutputTokens * _output));
        return Cost.FromPico(((Int128)(usage.InputTokens - cached) * _input) + ((Int128)cached * _cachedInput) + ((Int128)usage.OutputTokens * _output));
    }

    /// <summary>The most that a request may cost.</summary>
    public Int128 WorstCase(long inputTokens, long outputTokens)
    {
        var (input, output) = WorstRates(inputTokens);
        return ((Int128)inputTokens * input) + ((Int128)outputTokens * output);
    }

    /// <summary>The output whose worst case an amount of money pays.</summary>
    /// <returns>The tokens, at the most <see cref="int.MaxValue"/>; below 0 when the input alone costs more.</returns>
    public int OutputFor(long inputTokens, Int128 picoUsd)
    {
        var (input, output) = WorstRates(inputTokens);
        var left = picoUsd - ((Int128)inputTokens * input);
        if (left < 0)
            return -1;
        return output == 0 ? int.MaxValue : (int)Int128.Min(int.MaxValue, left / output);
    }

    private (long Input, long Output) WorstRates(long inputTokens)
    {
        var at = _worst.Length - 1;
        while (at > 0 && inputTokens <= _worst[at].AboveInputTokens)
            at--;
        return (_worst[at].Input, _worst[at].Output);
    }

    private (long AboveInputTokens, long Input, long Output)[] Worst(ModelFacts facts)
    {
        var input = Math.Max(Math.Max(_input, _cachedInput), PerToken(facts.CacheWriteUsdPerMillionTokens ?? 0));
        var output = Math.Max(_output, PerToken(facts.ReasoningUsdPerMillionTokens ?? 0));
        var worst = new (long AboveInputTokens, long Input, long Output)[facts.PriceTiers.Count + 1];
        worst[0] = (0, input, output);
        for (var i = 0; i < facts.PriceTiers.Count; i++)
        {
            var tier = facts.PriceTiers[i];
            input = Math.Max(input, PerToken(Math.Max(tier.InputUsdPerMillionTokens ?? 0, Math.Max(tier.CachedInputUsdPerMillionTokens ?? 0, tier.CacheWriteUsdPerMillionTokens ?? 0))));
            output = Math.Max(output, PerToken(tier.OutputUsdPerMillionTokens ?? 0));
            worst[i + 1] = (tier.AboveInputTokens, input, output);
        }

        return worst;
    }

    private static long PerToken(decimal usdPerMillion) => (long)decimal.Round(usdPerMillion * PicoPerMillionUsd);
}
