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

    private Price(ModelFacts facts)
    {
        _input = PerToken(facts.InputUsdPerMillionTokens!.Value);
        _output = PerToken(facts.OutputUsdPerMillionTokens!.Value);
        _cachedInput = facts.CachedInputUsdPerMillionTokens is { } cached ? PerToken(cached) : _input;
        _isFast = Math.Max(_input, Math.Max(_output, _cachedInput)) < FastPrice;
    }

    public long InputPico => _input;

    public long OutputPico => _output;

    public static Price? From(ModelFacts facts) => facts.IsPriced ? new(facts) : null;

    public Cost Of(in TokenUsage usage)
    {
        var cached = Math.Min(usage.CachedInputTokens, usage.InputTokens);
        if (_isFast && usage.InputTokens < FastTokens && usage.OutputTokens < FastTokens)
            return Cost.FromPico(((usage.InputTokens - cached) * _input) + (cached * _cachedInput) + (usage.OutputTokens * _output));
        return Cost.FromPico(((Int128)(usage.InputTokens - cached) * _input) + ((Int128)cached * _cachedInput) + ((Int128)usage.OutputTokens * _output));
    }

    private static long PerToken(decimal usdPerMillion) => (long)decimal.Round(usdPerMillion * PicoPerMillionUsd);
}
