namespace LlmAttributes;

/// <summary>One attempt as the live facts of its model see it. Nothing is done where the model's traffic is not watched.</summary>
internal struct LiveAttempt
{
    private const int CharactersPerToken = 4;

    private LiveTraffic? _traffic;
    private long _start;
    private long _first;
    private int _slot;
    private bool _isStream;

    public readonly bool IsOpen => _traffic is not null;

    public void Begin(LiveTraffic traffic, bool isStream, long now)
    {
        _traffic = traffic;
        _isStream = isStream;
        _start = now;
        _first = 0;
        _slot = (isStream ? traffic.Streamed : traffic.Asked).Enter(now);
    }

    /// <summary>Takes note of the first output of a stream.</summary>
    public void Answer(long now)
    {
        if (_traffic is null || _first != 0)
            return;
        _first = now;
        _traffic.FirstOutputs.ObservePeak(_traffic.SecondsBetween(_start, now), now);
        _traffic.Streamed.Answer(_slot);
        _slot = -1;
    }

    /// <summary>Takes note that the attempt succeeded.</summary>
    /// <param name="now">The timestamp.</param>
    /// <param name="usage">The tokens, where they were reported.</param>
    /// <param name="characters">What a stream said, for want of tokens.</param>
    public void Succeed(long now, TokenUsage? usage, int characters)
    {
        if (_traffic is not { } traffic)
            return;
        if (!_isStream)
            traffic.Answers.ObservePeak(traffic.SecondsBetween(_start, now), now);
        var written = usage?.OutputTokens ?? characters / CharactersPerToken;
        if (_first != 0 && written > 1)
            traffic.NextTokens.ObservePeak(traffic.SecondsBetween(_first, now) / (written - 1), now);
        traffic.Count(isFailure: false, now);
        End(now, usage);
    }

    /// <summary>Takes note that the attempt failed, or was given up.</summary>
    /// <param name="now">The timestamp.</param>
    /// <param name="usage">The tokens, where they were reported.</param>
    /// <param name="kind">What went wrong; <see langword="null"/> when the caller gave up, which is nobody's fault.</param>
    public void Fail(long now, TokenUsage? usage, LlmErrorKind? kind)
    {
        if (_traffic is not { } traffic)
            return;

        // An answer that did not come in time took at least that long; a quick refusal says nothing of speed.
        if (kind == LlmErrorKind.Timeout && _first == 0)
            (_isStream ? traffic.FirstOutputs : traffic.Answers).ObservePeak(traffic.SecondsBetween(_start, now), now);
        if (kind is not null)
            traffic.Count(isFailure: true, now);
        End(now, usage);
    }

    private void End(long now, TokenUsage? usage)
    {
        var traffic = _traffic!;
        _traffic = null;
        (_isStream ? traffic.Streamed : traffic.Asked).Leave(_slot);
        if (usage is { } tokens)
            traffic.CountTokens(tokens.InputTokens + tokens.OutputTokens, now);
    }
}
