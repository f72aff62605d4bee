using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using Polly;

namespace LlmAttributes.Runtime;

/// <summary>Streams: retry and failover until the first output, which commits the stream to its model.</summary>
internal sealed partial class CallEngine
{
    // The longest time that a cancellation source can wait for.
    private static readonly TimeSpan s_longest = TimeSpan.FromMilliseconds(uint.MaxValue - 1);

    private static readonly Func<ResilienceContext, AttemptState, ValueTask<Outcome<object>>> s_open =
        static (_, state) => state.Engine.OpenAsync(state.Frame, state.Candidate);

    public async IAsyncEnumerable<ChatResponseUpdate> StreamAsync(
        IReadOnlyList<ChatMessage> messages,
        ChatOptions? callerOptions,
        LlmCallOptions? callOptions,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var frame = CallFrame.Rent(messages, callerOptions, callOptions, cancellationToken);
        var scope = default(CallScope);
        OpenedStream? stream = null;
        try
        {
            Begin(frame, callOptions, null);
            if (frame.IsObserved)
                scope = _telemetry!.Begin(frame, callOptions);

            var only = callOptions?.Model is { } key ? _candidateFor(key) : null;
            var start = only is null ? _order.Begin() : 0;
            for (var position = 0; stream is null; position++)
            {
                var candidate = CandidateAt(only, null, start, position);
                var outcome = candidate.Pipeline is null
                    ? await OpenAsync(frame, candidate).ConfigureAwait(false)
                    : await RunPipelineAsync(frame, candidate, s_open).ConfigureAwait(false);
                if (outcome.Exception is null)
                    stream = (OpenedStream)outcome.Result!;
                else if (Failure(outcome.Exception, frame, candidate, position + 1 >= CandidateCount(only, null), position) is { } failure)
                    throw Close(ref scope, failure);
            }

            foreach (var update in stream.Buffered)
            {
                yield return update;
                System.Diagnostics.Activity.Current = scope.Activity ?? System.Diagnostics.Activity.Current;
            }

            while (!stream.HasEnded)
            {
                if (await NextAsync(frame, stream).ConfigureAwait(false) is { } failure)
                    throw Close(ref scope, failure);
                if (stream.HasEnded)
                    break;
                yield return stream.Updates.Current;

                // A consumer may have changed the current activity between two updates.
                System.Diagnostics.Activity.Current = scope.Activity ?? System.Diagnostics.Activity.Current;
            }

            CompleteStream(frame, stream);
            scope.Succeeded(stream.Candidate);
            scope = default;
        }
        finally
        {
            if (stream is not null)
                await AbandonAsync(frame, stream).ConfigureAwait(false);
            if (scope.IsOpen && stream is not null)
                scope.Succeeded(stream.Candidate);
            else if (scope.IsOpen)
                scope.Failed(new OperationCanceledException());
            frame.Return();
        }
    }

    private static Exception Close(ref CallScope scope, Exception failure)
    {
        if (scope.IsOpen)
            scope.Failed(failure);
        scope = default;
        return failure;
    }

    private async ValueTask<Outcome<object>> OpenAsync(CallFrame frame, Candidate candidate)
    {
        var attempt = default(AttemptScope);
        OpenedStream? stream = null;
        try
        {
            var limit = TimeLeft(frame, FirstLimit());
            var opened = _time.GetTimestamp();
            attempt = BeginAttempt(frame, candidate, isStream: true);
            var token = frame.BeginAttempt(_time, limit);
            stream = new(candidate.Client.GetStreamingResponseAsync(frame.Messages, attempt.Options, token).GetAsyncEnumerator(token), candidate);
            while (await stream.Updates.MoveNextAsync().ConfigureAwait(false))
            {
                var update = stream.Updates.Current;
                stream.Buffered.Add(update);
                var hasOutput = stream.Note(update);
                if (!hasOutput && IsFiltered(update.FinishReason))
                    throw Filtered(frame, candidate, TokenUsage.From(stream.Usage), Book(candidate, stream.Usage, out _), ref attempt);
                if (!hasOutput)
                    continue;

                // The first token is there: from now on the attempt's own limit counts, from the attempt's start.
                stream.Opened = opened;
                frame.Limit(StreamLeft(frame, opened));
                stream.Attempt = attempt;
                return Outcome.FromResult<object>(stream);
            }

            stream.HasEnded = true;
            stream.Attempt = attempt;
            return Outcome.FromResult<object>(stream);
        }
        catch (Exception exception)
        {
            var failure = Failed(frame, candidate, ref attempt, exception, stream?.Usage, isCut: false);
            if (stream is not null)
                await DisposeQuietlyAsync(stream).ConfigureAwait(false);
            return Outcome.FromException<object>(failure);
        }
    }

    // The limit that holds until the first output. One must be set where an idle limit follows, since a token cannot be limited later.
    private TimeSpan FirstLimit()
    {
        var limit = _firstToken == Timeout.InfiniteTimeSpan || (_attempt != Timeout.InfiniteTimeSpan && _attempt < _firstToken) ? _attempt : _firstToken;
        return limit == Timeout.InfiniteTimeSpan && _idle != Timeout.InfiniteTimeSpan ? s_longest : limit;
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
    private async ValueTask<Exception?> NextAsync(CallFrame frame, OpenedStream stream)
    {
        try
        {
            if (!await stream.Updates.MoveNextAsync().ConfigureAwait(false))
                stream.HasEnded = true;
            else if (stream.Note(stream.Updates.Current) && _idle != Timeout.InfiniteTimeSpan)
                frame.Limit(StreamLeft(frame, stream.Opened));
            return null;
        }
        catch (Exception exception)
        {
            stream.IsClosed = true;
            var failure = Failed(frame, stream.Candidate, ref stream.Attempt, exception, stream.Usage, isCut: true);
            await DisposeQuietlyAsync(stream).ConfigureAwait(false);
            if (frame.Caller.IsCancellationRequested)
                return new OperationCanceledException(frame.Caller);
            if (failure is LlmException fault)
            {
                fault.Attempts = frame.Records ?? [];
                Log.Failed(_runtime.Logger, _name, stream.Candidate.Model.Key, fault.Kind);
            }

            return failure;
        }
    }

    private static void CompleteStream(CallFrame frame, OpenedStream stream)
    {
        stream.IsClosed = true;
        var cost = Book(stream.Candidate, stream.Usage, out var usage);
        Settle(frame, ref stream.Attempt, cost);
        stream.Attempt.Telemetry.Succeeded(stream.ResponseId, stream.ModelId, stream.FinishReason, usage, cost);
    }

    /// <summary>Closes a stream whose reader stopped early, which is no failure, and disposes one that has ended.</summary>
    private static async ValueTask AbandonAsync(CallFrame frame, OpenedStream stream)
    {
        if (!stream.IsClosed)
            CompleteStream(frame, stream);

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
