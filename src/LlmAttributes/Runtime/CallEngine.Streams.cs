using System.Runtime.CompilerServices;
using System.Threading.RateLimiting;
using Microsoft.Extensions.AI;

namespace LlmAttributes.Runtime;

/// <summary>Streams: retry and failover until the first output, which commits the stream to its model.</summary>
internal sealed partial class CallEngine
{
    // The longest time that a cancellation source can wait for.
    private static readonly TimeSpan s_longest = TimeSpan.FromMilliseconds(uint.MaxValue - 1);

    public async IAsyncEnumerable<ChatResponseUpdate> StreamAsync(
        IReadOnlyList<ChatMessage> messages,
        ChatOptions? callerOptions,
        LlmCallOptions? callOptions,
        RouteKeys keys,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var frame = CallFrame.Rent(messages, callerOptions, callOptions, cancellationToken);
        var scope = default(CallScope);
        OpenedStream? stream = null;
        RateLimitLease? turn = null;
        try
        {
            Begin(frame, callOptions, null);
            if (frame.IsObserved)
                scope = _telemetry!.Begin(frame, callOptions);
            frame.Activity = scope.Activity;

            try
            {
                if (_bulkhead is not null)
                    turn = await EnterBulkheadAsync(frame).ConfigureAwait(false);
                stream = await OpenFirstAsync(frame, callOptions, keys, scope.Activity).ConfigureAwait(false);
            }
            catch (Exception exception)
            {
                throw Close(ref scope, exception);
            }

            foreach (var update in stream.Buffered)
            {
                frame.Observed?.Read(update);
                yield return update;
                System.Diagnostics.Activity.Current = scope.Activity ?? System.Diagnostics.Activity.Current;
            }

            while (!stream.HasEnded)
            {
                if (await MoveAsync(frame, stream).ConfigureAwait(false) is { } failure)
                    throw Close(ref scope, failure);
                if (stream.HasEnded)
                    break;
                frame.Observed?.Read(stream.Updates.Current);
                yield return stream.Updates.Current;

                // A consumer may have changed the current activity between two updates.
                System.Diagnostics.Activity.Current = scope.Activity ?? System.Diagnostics.Activity.Current;
            }

            await CompleteAsync(FrameOf(frame, stream), stream).ConfigureAwait(false);
            if (Quality is not null)
                await WatchStreamAsync(frame, stream).ConfigureAwait(false);
            scope.Succeeded(stream.Candidate, null);
            scope = default;
            LogDone(frame, stream.Candidate);
        }
        finally
        {
            if (stream is not null)
            {
                await AbandonAsync(FrameOf(frame, stream), stream).ConfigureAwait(false);
                stream.Run?.Dispose();
            }

            turn?.Dispose();
            if (scope.IsOpen && stream is not null)
                scope.Succeeded(stream.Candidate, null);
            else if (scope.IsOpen)
                scope.Failed(new OperationCanceledException());
            frame.Return();
        }
    }

    private async ValueTask<OpenedStream> OpenFirstAsync(CallFrame frame, LlmCallOptions? callOptions, RouteKeys keys, System.Diagnostics.Activity? activity)
    {
        var candidate = _route is { IsAsync: true } && callOptions?.Model is null
            ? await AskRouterAsync(frame, callOptions, keys, isStream: true, activity).ConfigureAwait(false)
            : First(frame, callOptions, keys, null, isStream: true, activity);
        var isRaced = _hedging is not null && CanHedge(frame, candidate);
        while (true)
        {
            AttemptOutcome outcome;
            if (isRaced)
                (outcome, candidate) = await RaceAsync(frame, candidate, isStream: true).ConfigureAwait(false);
            else
                outcome = await OpenAsync(frame, candidate).ConfigureAwait(false);
            if (outcome.Exception is null)
                return (OpenedStream)outcome.Result!;
            isRaced = false;
            candidate = await NextAsync(frame, candidate, outcome.Exception).ConfigureAwait(false);
        }
    }

    // The winner of a race goes on with its own frame, whose token limits it.
    private static CallFrame FrameOf(CallFrame call, OpenedStream stream) => stream.Run?.Frame ?? call;

    private static Exception Close(ref CallScope scope, Exception failure)
    {
        if (scope.IsOpen)
            scope.Failed(failure);
        scope = default;
        return failure;
    }

    private async ValueTask<AttemptOutcome> OpenAsync(CallFrame frame, Candidate candidate)
    {
        var attempt = default(AttemptScope);
        OpenedStream? stream = null;
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
            stream = new(client.GetStreamingResponseAsync(frame.Messages, attempt.Options, token).GetAsyncEnumerator(token), candidate) { Opened = opened, Text = Quality is null ? null : new() };
            while (await stream.Updates.MoveNextAsync().ConfigureAwait(false))
            {
                var update = stream.Updates.Current;
                stream.Buffered.Add(update);
                attempt.Telemetry?.Chunk(update);
                var hasOutput = Note(stream, update);
                if (!hasOutput && !attempt.IsProbed && IsFiltered(update.FinishReason))
                    throw FilteredStream(frame, candidate, stream, ref attempt);
                if (attempt.IsProbed ? stream.Characters < _speed!.Characters : !hasOutput)
                    continue;

                if (!attempt.IsProbed)
                {
                    candidate.Model.Traffic.FirstOutputs.Add(_time.GetElapsedTime(opened));
                    if (attempt.Live.IsOpen)
                        attempt.Live.Answer(_time.GetTimestamp());
                    if (StartProbe(frame, candidate, stream, ref attempt))
                        continue;
                }

                // The stream is committed: from now on the attempt's own limit counts, from the attempt's start.
                attempt.IsProbed = false;
                frame.Limit(StreamLeft(frame, opened));
                stream.Attempt = attempt;
                return new(stream, null);
            }

            // Nothing was said, not even why: the connection broke without a word.
            if (stream is { HasOutput: false, FinishReason: null })
                throw new StreamErrorException(null);
            stream.HasEnded = true;
            stream.Attempt = attempt;
            return new(stream, null);
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
        frame.Limit(left == Timeout.InfiniteTimeSpan || _speed.Probe < left ? _speed.Probe : left);
        return true;
    }

    // The limit that holds until the first output. One must be set where another limit follows, since a token cannot be limited later.
    private TimeSpan FirstLimit()
    {
        var limit = _firstToken == Timeout.InfiniteTimeSpan || (_attempt != Timeout.InfiniteTimeSpan && _attempt < _firstToken) ? _attempt : _firstToken;
        return limit == Timeout.InfiniteTimeSpan && (_idle != Timeout.InfiniteTimeSpan || _speed is not null) ? s_longest : limit;
    }

    private TimeSpan StreamLeft(CallFrame frame, long opened)
    {
        if (_attempt == Timeout.InfiniteTimeSpan && frame.Deadline == 0)
            return _idle;

        var left = _attempt == Timeout.InfiniteTimeSpan ? s_longest : _attempt - _time.GetElapsedTime(opened);
        if (_idle != Timeout.InfiniteTimeSpan && _idle < left)
            left = _idle;
        if (frame.Deadline != 0)
            left = TimeSpan.FromTicks(Math.Min(left.Ticks, _time.GetElapsedTime(_time.GetTimestamp(), frame.Deadline).Ticks));
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }

    /// <summary>Moves a committed stream on.</summary>
    /// <returns>What ends the call, or <see langword="null"/>.</returns>
    private async ValueTask<Exception?> MoveAsync(CallFrame call, OpenedStream stream)
    {
        var frame = FrameOf(call, stream);
        try
        {
            stream.Attempt.Telemetry?.Resume();
            if (!await stream.Updates.MoveNextAsync().ConfigureAwait(false))
            {
                stream.HasEnded = true;
                return null;
            }

            stream.Attempt.Telemetry?.Chunk(stream.Updates.Current);
            if (Note(stream, stream.Updates.Current) && _idle != Timeout.InfiniteTimeSpan)
                frame.Limit(StreamLeft(frame, stream.Opened));
            return null;
        }
        catch (Exception exception)
        {
            stream.IsClosed = true;
            var failure = Failed(frame, stream.Candidate, ref stream.Attempt, exception, stream.Usage, isCut: true);
            CountFailure(frame, SemConv.Failed);
            await DisposeQuietlyAsync(stream).ConfigureAwait(false);
            if (frame.Settling is not null)
                await SettledAsync(frame).ConfigureAwait(false);
            if (call.Caller.IsCancellationRequested)
                return new OperationCanceledException(call.Caller);
            if (failure is LlmException fault)
            {
                fault.Attempts = [.. call.Records ?? [], .. ReferenceEquals(frame, call) ? [] : frame.Records ?? []];
                Log.Failed(_logger, _name, stream.Candidate.Model.Key, fault.Kind);
            }

            return failure;
        }
    }

    private async ValueTask CompleteAsync(CallFrame frame, OpenedStream stream)
    {
        stream.IsClosed = true;
        var cost = Book(frame, stream.Candidate, stream.ModelId, stream.Usage, out var usage, out var price);
        Settle(frame, stream.Candidate, ref stream.Attempt, usage, cost);
        Succeeded(stream.Candidate, ref stream.Attempt, null, usage, stream.Characters);
        if (_learner is not null)
            Learn(frame, stream.Candidate, isSuccess: true, cost, stream.Opened);
        stream.Attempt.Telemetry?.Succeeded(stream, usage, cost, price);
        if (frame.Settling is not null)
            await SettledAsync(frame).ConfigureAwait(false);
    }

    /// <summary>Closes a stream whose reader stopped early, which is no failure, and disposes one that has ended.</summary>
    private async ValueTask AbandonAsync(CallFrame frame, OpenedStream stream)
    {
        if (!stream.IsClosed)
            await CompleteAsync(frame, stream).ConfigureAwait(false);

        await DisposeQuietlyAsync(stream).ConfigureAwait(false);
    }

    // The stream's outcome is decided; a client that fails while it is put away must not replace it.
    private static async ValueTask DisposeQuietlyAsync(OpenedStream stream)
    {
        if (stream.IsDisposed)
            return;

        stream.IsDisposed = true;
        try
        {
            await stream.Updates.DisposeAsync().ConfigureAwait(false);
        }
        catch (Exception)
        {
        }
    }
}
