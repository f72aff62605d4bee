using Microsoft.Extensions.AI;

namespace LlmAttributes.Runtime;

/// <summary>Opens streams: their updates are held back until there is something for the caller, so that somebody else can be asked until then.</summary>
internal sealed partial class CallEngine
{
    // The longest time that a cancellation source can wait for.
    private static readonly TimeSpan s_longest = TimeSpan.FromMilliseconds(uint.MaxValue - 1);

    private async ValueTask<OpenedStream> OpenFirstAsync(CallFrame frame, LlmCallOptions? callOptions, RouteKeys keys, MemberCall? member, System.Diagnostics.Activity? activity)
    {
        var candidate = _route is { IsAsync: true } && member is null && callOptions?.Model is null
            ? await AskRouterAsync(frame, callOptions, keys, isStream: true, activity).ConfigureAwait(false)
            : First(frame, callOptions, keys, member, isStream: true, activity);
        var isRaced = _hedging is not null && CanHedge(frame, candidate);
        while (true)
        {
            AttemptOutcome outcome;
            if (isRaced)
                (outcome, candidate) = await RaceAsync(frame, candidate, isStream: true).ConfigureAwait(false);
            else
                outcome = await OpenAsync(frame, candidate).ConfigureAwait(false);
            isRaced = false;
            if (outcome.Exception is null)
            {
                var stream = (OpenedStream)outcome.Result!;
                if (Guards is not { HoldsStreams: true })
                    return stream;
                outcome = await PassAsync(frame, stream).ConfigureAwait(false);
                if (outcome.Result is not null)
                    return stream;
                if (outcome.Exception is null)
                    continue;
            }

            if (outcome.Exception is LlmException { Expected: not null } unreadable)
            {
                if (!MayReask(frame, unreadable))
                    throw unreadable;
                candidate = Reask(frame, candidate, unreadable.Answer!, unreadable);
                continue;
            }

            candidate = await NextAsync(frame, candidate, outcome.Exception).ConfigureAwait(false);
        }
    }

    private async ValueTask<AttemptOutcome> OpenAsync(CallFrame frame, Candidate candidate)
    {
        var attempt = default(AttemptScope);
        OpenedStream? stream = null;
        var hasAnswered = false;
        try
        {
            if (candidate.Limiter.IsNeeded)
                attempt.Permit = await EnterLimitsAsync(frame, candidate).ConfigureAwait(false);
            if (!TryEnter(frame, candidate, ref attempt, out var refusal))
                return new(null, refusal);
            if (frame.Budget is not null || candidate.Budget is not null)
                attempt.Options = await ReserveAsync(frame, candidate, attempt.Options).ConfigureAwait(false);
            var limit = TimeLeft(frame, FirstLimit());
            var opened = _time.GetTimestamp();
            var client = BeginAttempt(frame, candidate, isStream: true, ref attempt);
            if (LlmRequestObserver.IsInUse)
                Announce(frame, candidate, attempt);
            var token = frame.BeginAttempt(_time, limit);
            stream = new(client.GetStreamingResponseAsync(frame.Sent, attempt.Options, token).GetAsyncEnumerator(token), candidate, frame.NewSink!()) { Opened = opened, Text = Quality is null ? null : new(), Restorer = frame.Mask is { IsEmpty: false } mask ? new(mask, IsJson) : null };
            while (await stream.Updates.MoveNextAsync().ConfigureAwait(false))
            {
                var update = stream.Updates.Current;
                attempt.Telemetry?.Chunk(update);
                var hasOutput = Note(stream, update);
                if (!hasOutput && !attempt.IsProbed && IsFiltered(update.FinishReason))
                    throw FilteredStream(frame, candidate, stream, ref attempt);
                stream.Take(update, keeps: true);
                if (hasOutput && !hasAnswered)
                {
                    hasAnswered = true;
                    candidate.Model.Traffic.FirstOutputs.Add(_time.GetElapsedTime(opened));
                    if (attempt.Live.IsOpen)
                        attempt.Live.Answer(_time.GetTimestamp());
                    if (StartProbe(frame, candidate, stream, ref attempt))
                        continue;
                }

                if (!hasAnswered || (attempt.IsProbed && stream.Characters < _speed!.Characters))
                    continue;

                // The model answers: from now on the attempt's own limit counts, from the attempt's start.
                if (hasOutput || attempt.IsProbed)
                    frame.Limit(StreamLeft(frame, opened));
                attempt.IsProbed = false;
                if (stream.Sink.Broken is not null)
                    break;
                if (!stream.Sink.IsReady)
                    continue;
                stream.Attempt = attempt;
                return new(stream, null);
            }

            if (stream.Sink.Broken is null)
            {
                // Nothing was said, not even why: the connection broke without a word.
                if (stream is { HasOutput: false, FinishReason: null })
                    throw new StreamErrorException(null);
                stream.HasEnded = true;
                stream.End();
            }

            stream.Attempt = attempt;
        }
        catch (Exception exception)
        {
            var failure = Failed(frame, candidate, ref attempt, exception, stream?.Usage, isCut: false);
            if (stream is not null)
                await DisposeQuietlyAsync(stream).ConfigureAwait(false);
            if (frame.Settling is not null)
                await SettledAsync(frame).ConfigureAwait(false);
            return new(null, failure);
        }

        return stream!.Sink is { Broken: not null, IsReady: false } ? new(null, await BreakAsync(frame, stream).ConfigureAwait(false)) : new(stream, null);
    }

    private LlmException FilteredStream(CallFrame frame, Candidate candidate, OpenedStream stream, ref AttemptScope attempt)
    {
        var cost = Book(frame, candidate, stream.ModelId, stream.Usage, out var usage, out var price);
        Settle(frame, candidate, ref attempt, usage, cost);
        return Filtered(frame, candidate, usage, cost, price, ref attempt);
    }

    // Some SDKs pass an error that comes as an event of the stream on as an update that holds nothing.
    private bool Note(OpenedStream stream, ChatResponseUpdate update)
    {
        if (_usageReader is not null)
            CompleteUsage(update);
        if (_streamUsageReader is not null && update.RawRepresentation is { } raw)
            stream.Complete(raw, _streamUsageReader);
        var hasOutput = stream.Note(update);
        if (!hasOutput && update is { FinishReason: null, ResponseId: null, Contents.Count: 0, RawRepresentation: not null } && _runtime.StreamErrors?.Invoke(update) is { } error)
            throw new StreamErrorException(error);
        return hasOutput;
    }

    private void CompleteUsage(ChatResponseUpdate update)
    {
        foreach (var content in update.Contents)
        {
            if (content is UsageContent report)
                CompleteUsage(report.RawRepresentation ?? update.RawRepresentation, report.Details);
        }
    }

    // A slow stream is better than none: it is probed only while somebody else could be asked.
    private bool StartProbe(CallFrame frame, Candidate candidate, OpenedStream stream, ref AttemptScope attempt)
    {
        if (_speed is null || stream.Characters >= _speed.Characters || Attempts(frame) >= _maxTotalAttempts || Find(frame, candidate, null) is null)
            return false;
        attempt.IsProbed = true;
        var left = StreamLeft(frame, stream.Opened);
        var isProbeFirst = left == Timeout.InfiniteTimeSpan || _speed.Probe < left;
        frame.EndsWithCall &= !isProbeFirst;
        frame.Limit(isProbeFirst ? _speed.Probe : left);
        return true;
    }

    // The limit that holds until the first output. One must be set where another limit follows, since a token cannot be limited later.
    private TimeSpan FirstLimit()
    {
        var limit = _firstToken == Timeout.InfiniteTimeSpan || (_attempt != Timeout.InfiniteTimeSpan && _attempt < _firstToken) ? _attempt : _firstToken;
        return limit == Timeout.InfiniteTimeSpan && (_idle != Timeout.InfiniteTimeSpan || _speed is not null) ? s_longest : limit;
    }
}
