namespace LlmAttributes;

/// <summary>Prices of every kind in 10⁻²⁴ USD per token, for what the fast arithmetic leaves out.</summary>
internal sealed class ExactRates
{
    // 10²⁴ / 10⁶: from USD per million tokens to 10⁻²⁴ USD per token.
    private const decimal PerMillion = 1_000_000_000_000_000_000m;
    private const decimal PerUnit = PerMillion * 1_000_000m;

    private readonly Int128 _input;
    private readonly Int128 _cachedInput;
    private readonly Int128 _cacheWrite;
    private readonly Int128 _oneHourWrite;
    private readonly Int128 _audioInput;
    private readonly Int128 _cachedAudio;
    private readonly Int128 _output;
    private readonly Int128 _reasoning;
    private readonly Int128 _audioOutput;
    private readonly Int128 _imageOutput;
    private readonly Int128 _request;
    private readonly Int128 _search;

    public ExactRates(ModelFacts facts, decimal input, decimal output, decimal cachedInput, decimal cacheWrite, decimal reasoning)
    {
        var audioInput = facts.AudioInputUsdPerMillionTokens ?? input;
        _input = Exact(input);
        _cachedInput = Exact(cachedInput);
        _cacheWrite = Exact(cacheWrite);
        _oneHourWrite = Exact(facts.OneHourCacheWriteUsdPerMillionTokens ?? cacheWrite);
        _audioInput = Exact(audioInput);
        _cachedAudio = Exact(facts.CachedAudioInputUsdPerMillionTokens ?? facts.CachedInputUsdPerMillionTokens ?? audioInput);
        _output = Exact(output);
        _reasoning = Exact(reasoning);
        _audioOutput = Exact(facts.AudioOutputUsdPerMillionTokens ?? output);
        _imageOutput = Exact(facts.ImageOutputUsdPerMillionTokens ?? output);
        _request = (Int128)((facts.RequestUsd ?? 0) * PerUnit);
        _search = (Int128)((facts.WebSearchUsd ?? 0) * PerUnit);
    }

    public Int128 Of(in TokenUsage usage)
    {
        var parts = Split(usage);
        return parts.Input + parts.CachedInput + parts.CacheWrite + parts.Audio + parts.Output + parts.Reasoning + parts.AudioOutput + parts.ImageOutput + parts.Fees;
    }

    public CostParts PartsOf(in TokenUsage usage)
    {
        var parts = Split(usage);
        return new()
        {
            Input = Cost.FromExact(parts.Input),
            CachedInput = Cost.FromExact(parts.CachedInput),
            CacheWrite = Cost.FromExact(parts.CacheWrite),
            AudioInput = Cost.FromExact(parts.Audio),
            Output = Cost.FromExact(parts.Output),
            Reasoning = Cost.FromExact(parts.Reasoning),
            AudioOutput = Cost.FromExact(parts.AudioOutput),
            ImageOutput = Cost.FromExact(parts.ImageOutput),
            Fees = Cost.FromExact(parts.Fees),
        };
    }

    // Parts are taken off the whole one after the other, so that a report that contradicts itself is never paid twice.
    private Amounts Split(in TokenUsage usage)
    {
        var left = usage.InputTokens;
        var cached = Take(ref left, usage.CachedInputTokens);
        var cachedAudio = Math.Min(usage[UsageKind.CachedAudioInput], cached);
        var written = Take(ref left, usage.CacheWriteTokens);
        var oneHour = Math.Min(usage[UsageKind.OneHourCacheWrite], written);
        var audio = Take(ref left, usage.AudioInputTokens - cachedAudio);

        var leftOutput = usage.OutputTokens;
        var reasoning = Take(ref leftOutput, usage.ReasoningTokens);
        var audioOutput = Take(ref leftOutput, usage.AudioOutputTokens);
        var imageOutput = Take(ref leftOutput, usage[UsageKind.ImageOutput]);
        return new(
            left * _input,
            ((cached - cachedAudio) * _cachedInput) + (cachedAudio * _cachedAudio),
            ((written - oneHour) * _cacheWrite) + (oneHour * _oneHourWrite),
            audio * _audioInput,
            leftOutput * _output,
            reasoning * _reasoning,
            audioOutput * _audioOutput,
            imageOutput * _imageOutput,
            _request + (usage[UsageKind.WebSearches] * _search));
    }

    private static long Take(ref long left, long count)
    {
        count = Math.Clamp(count, 0, left);
        left -= count;
        return count;
    }

    private static Int128 Exact(decimal usdPerMillion) => (Int128)decimal.Round(usdPerMillion * PerMillion);

    private readonly record struct Amounts(
        Int128 Input, Int128 CachedInput, Int128 CacheWrite, Int128 Audio, Int128 Output, Int128 Reasoning, Int128 AudioOutput, Int128 ImageOutput, Int128 Fees);
}
