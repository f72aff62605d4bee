namespace LlmAttributes;

/// <summary>
/// Prices per token. A list price of $1 per million tokens is 10⁶ pico-dollars, so those with six decimals or less, which are nearly all, are whole numbers that 64 bits
/// hold; the others are kept in 10⁻²⁴ USD, which is exact for eighteen decimals.
/// </summary>
internal sealed class PriceRates
{
    private const decimal PicoPerMillionUsd = 1_000_000m;

    // Within these bounds no product and no sum leaves 64 bits, whose arithmetic is ten times faster than that of 128.
    private const long FastTokens = 1L << 30;
    private const long FastPrice = 1L << 30;

    private readonly long _input;
    private readonly long _cachedInput;
    private readonly long _cacheWrite;
    private readonly long _worstAudio;
    private readonly long _output;
    private readonly long _reasoning;
    private readonly bool _isFast;
    private readonly ExactRates _exact;

    public PriceRates(ModelFacts facts)
    {
        var input = facts.InputUsdPerMillionTokens!.Value;
        var output = facts.OutputUsdPerMillionTokens!.Value;
        var cached = facts.CachedInputUsdPerMillionTokens ?? input;
        var write = facts.CacheWriteUsdPerMillionTokens ?? input;
        var reasoning = facts.ReasoningUsdPerMillionTokens ?? output;
        _input = Pico(input, out var isInputFast);
        _cachedInput = Pico(cached, out var isCachedFast);
        _cacheWrite = Pico(write, out var isWriteFast);
        _output = Pico(output, out var isOutputFast);
        _reasoning = Pico(reasoning, out var isReasoningFast);
        _isFast = isInputFast && isCachedFast && isWriteFast && isOutputFast && isReasoningFast && facts.RequestUsd is null or 0m;
        _worstAudio = Math.Max(Pico(facts.AudioInputUsdPerMillionTokens ?? 0, out _), Pico(facts.CachedAudioInputUsdPerMillionTokens ?? 0, out _));
        _exact = new(facts, input, output, cached, write, reasoning);
    }

    /// <summary>The input price in pico-dollars per token, rounded up.</summary>
    public long InputPico => _input;

    /// <summary>The output price in pico-dollars per token, rounded up.</summary>
    public long OutputPico => _output;

    /// <summary>The most that a token of text in the input may cost, be it read from the cache, written to it or neither.</summary>
    public long WorstInputPico => Math.Max(_input, Math.Max(_cachedInput, _cacheWrite));

    /// <summary>The most that a token of the input may cost when there is audio in it.</summary>
    public long WorstAudioPico => Math.Max(WorstInputPico, _worstAudio);

    /// <summary>The most that a token of text in the output may cost.</summary>
    public long WorstOutputPico => Math.Max(_output, _reasoning);

    public Cost Of(in TokenUsage usage) => !usage.HasParts && CanBeFast(usage.InputTokens, usage.OutputTokens)
        ? Fast(usage.InputTokens, usage.OutputTokens, usage.CachedInputTokens, usage.CacheWriteTokens, usage.ReasoningTokens)
        : Cost.FromExact(_exact.Of(usage));

    /// <summary>The same for a report without rare kinds, which then need not be gathered.</summary>
    public Cost Of(long input, long output, long cached, long reasoning) => CanBeFast(input, output)
        ? Fast(input, output, cached, 0, reasoning)
        : Cost.FromExact(_exact.Of(new(input, output) { CachedInputTokens = cached, ReasoningTokens = reasoning }));

    public CostParts PartsOf(in TokenUsage usage) => _exact.PartsOf(usage);

    /// <summary>What input and output cost, where the fast arithmetic can tell: nothing is then paid for but plain, cached and written input, output and reasoning.</summary>
    public bool TrySplit(in TokenUsage usage, out Cost input, out Cost cachedInput, out Cost output)
    {
        if (usage.HasParts || !CanBeFast(usage.InputTokens, usage.OutputTokens))
        {
            input = cachedInput = output = default;
            return false;
        }

        input = Fast(usage.InputTokens, 0, usage.CachedInputTokens, usage.CacheWriteTokens, 0);
        cachedInput = Cost.FromPico(Math.Min(usage.CachedInputTokens, usage.InputTokens) * _cachedInput);
        output = Fast(0, usage.OutputTokens, 0, 0, usage.ReasoningTokens);
        return true;
    }

    private bool CanBeFast(long input, long output) => _isFast && input < FastTokens && output < FastTokens;

    private Cost Fast(long input, long output, long cached, long written, long reasoning)
    {
        cached = Math.Min(cached, input);
        written = Math.Min(written, input - cached);
        reasoning = Math.Min(reasoning, output);
        return Cost.FromPico(
            ((input - cached - written) * _input) + (cached * _cachedInput) + (written * _cacheWrite) + ((output - reasoning) * _output) + (reasoning * _reasoning));
    }

    private static long Pico(decimal usdPerMillion, out bool isFast)
    {
        var exact = usdPerMillion * PicoPerMillionUsd;
        var pico = decimal.Ceiling(exact);
        isFast = pico == exact && pico < FastPrice;
        return (long)pico;
    }
}
