namespace LlmAttributes;

/// <summary>What an attempt may cost: its worst case with the output that must fit, and with the largest that it can use.</summary>
internal readonly struct AttemptNeed
{
    /// <summary>The largest output that is requested of a model of which none is known, so that one request does not reserve all that is left.</summary>
    public const int UsualOutputTokens = 8_192;

    private readonly Price _price;
    private readonly long _inputTokens;
    private readonly bool _hasAudio;
    private readonly int _outputTokens;

    public AttemptNeed(Price price, ModelFacts facts, long inputTokens, bool hasAudio, int? declaredOutput)
    {
        _hasAudio = hasAudio;
        _price = price;
        _inputTokens = inputTokens;
        _outputTokens = Math.Min(declaredOutput ?? facts.MaxOutputTokens ?? UsualOutputTokens, facts.MaxOutputTokens ?? int.MaxValue);
        Most = price.WorstCase(_inputTokens, _outputTokens, hasAudio);
        Least = declaredOutput is null ? price.WorstCase(_inputTokens, 1, hasAudio) : Most;
    }

    public Int128 Least { get; }

    public Int128 Most { get; }

    /// <summary>The output that an amount pays.</summary>
    public int OutputFor(Int128 picoUsd) => Math.Min(_outputTokens, _price.OutputFor(_inputTokens, picoUsd, _hasAudio));
}
