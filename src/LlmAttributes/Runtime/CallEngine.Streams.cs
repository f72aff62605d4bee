using System.Runtime.CompilerServices;
using System.Threading.RateLimiting;
using Microsoft.Extensions.AI;

namespace LlmAttributes.Runtime;

/// <summary>Streams: retry and failover until the first output, which commits the stream to its model.</summary>
internal sealed partial class CallEngine
{
    private static readonly Func<StreamSink<ChatResponseUpdate>> s_newUpdateSink = static () => new UpdateSink();

    public IAsyncEnumerable<ChatResponseUpdate> StreamAsync(
        IReadOnlyList<ChatMessage> messages, ChatOptions? callerOptions, LlmCallOptions? callOptions, RouteKeys keys, CancellationToken cancellationToken) =>
        StreamAsync(NewUpdateRun(keepsFacts: false), messages, callerOptions, callOptions, keys, null, cancellationToken);

    /// <summary>What reads updates as they come.</summary>
    public static StreamRun<ChatResponseUpdate> NewUpdateRun(bool keepsFacts) => new(s_newUpdateSink, "", countsItems: false, keepsFacts);

    /// <summary>Asks the candidates until one has something for the caller, and goes on with that one.</summary>
    /// <param name="run">What is made of the updates.</param>
    /// <param name="messages">The rendered prompt.</param>
    /// <param name="callerOptions">Options that the caller passed.</param>
    /// <param name="callOptions">What this call does differently.</param>
    /// <param name="keys">What the call's parameters say to its route.</param>
    /// <param name="member">The one candidate to ask and the ensemble's budget and deadline, when the stream is a member's.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    public async IAsyncEnumerable<T> StreamAsync<T>(
        StreamRun<T> run,
        IReadOnlyList<ChatMessage> messages,
        ChatOptions? callerOptions,
        LlmCallOptions? callOptions,
        RouteKeys keys,
        MemberCall? member,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var frame = CallFrame.Rent(messages, callerOptions, callOptions, cancellationToken);
        var scope = default(CallScope);
        OpenedStream? stream = null;
        RateLimitLease? turn = null;
        try
        {
            frame.NewSink = Guards is { HoldsStreams: true } ? () => new HeldSink(run.NewSink()) : run.NewSink;
            frame.Expected = run.Expected;
            frame.KeepsRecords = run.KeepsFacts || Plan.Repair is not null || Guards is not null;
            if (Plan.Mask is not null)
                Protect(frame);
            Begin(frame, callOptions, member);
            if (frame.IsObserved && member is null)
                scope = _telemetry!.Begin(frame, callOptions);
            frame.Activity = scope.Activity;

            try
            {
                if ((Queries is not null || Retrieval is not null) && member is null)
                    await PrepareAsync(frame, callOptions, isGuarded: true).ConfigureAwait(false);
                if (Guards is { Input.Length: > 0 } && member is null)
                    frame.Replace(await GuardInputAsync(frame).ConfigureAwait(false));
                if (_bulkhead is not null && member is null)
                    turn = await EnterBulkheadAsync(frame).ConfigureAwait(false);
                stream = await OpenFirstAsync(frame, callOptions, keys, member, scope.Activity).ConfigureAwait(false);
                if (member is { IsLive: true })
                    GoLive(frame, stream, member);
            }
            catch (Exception exception)
            {
                throw Close(ref scope, exception, run.Yielded);
            }

            var sink = (StreamSink<T>)(stream.Sink is HeldSink held ? held.Inner : stream.Sink);
            Commit(frame, stream, run.KeepsFacts);
            while (true)
            {
                while (sink.TryTake(out var item))
                {
                    run.Count++;
                    yield return item;

                    // A consumer may have changed the current activity between two items.
                    System.Diagnostics.Activity.Current = scope.Activity ?? System.Diagnostics.Activity.Current;
                }

                if (sink.Broken is not null)
                    throw Close(ref scope, await BreakAsync(frame, stream).ConfigureAwait(false), run.Yielded);
                if (stream.HasEnded)
                    break;
                if (await MoveAsync(frame, stream).ConfigureAwait(false) is { } failure)
                    throw Close(ref scope, failure, run.Yielded);
            }

            if (!stream.IsClosed)
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
                if (run.KeepsFacts)
                    run.Facts = FactsOf(frame, stream);
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

    // The winner of a race goes on with its own frame, whose token limits it.
    private static CallFrame FrameOf(CallFrame call, OpenedStream stream) => stream.Run?.Frame ?? call;

    private static Exception Close(ref CallScope scope, Exception failure, int? yielded)
    {
        if (failure is LlmException fault)
            fault.YieldedItems = yielded;
        if (scope.IsOpen)
            scope.Failed(failure);
        scope = default;
        return failure;
    }

    /// <summary>Hands on what was held back until the stream was committed.</summary>
    private static void Commit(CallFrame frame, OpenedStream stream, bool keepsUpdates)
    {
        stream.KeepsUpdates = keepsUpdates;
        if (frame is { Observed: { } observed, IsMember: false })
        {
            foreach (var update in stream.Shown ?? stream.Buffered)
                observed.Read(update);
        }

        stream.Shown = null;
        if (!keepsUpdates)
            stream.Buffered.Clear();
    }

    /// <summary>Ends a stream that cannot be read on, be it before its first item or later.</summary>
    private async ValueTask<LlmException> BreakAsync(CallFrame call, OpenedStream stream)
    {
        var frame = FrameOf(call, stream);
        var sink = stream.Sink;
        await AbandonAsync(frame, stream).ConfigureAwait(false);
        frame.EndAttempt();

        // What was handed on is not kept; the item that cannot be read is.
        var response = stream.Buffered.Count > 0
            ? stream.Buffered.ToChatResponse()
            : new(new ChatMessage(ChatRole.Assistant, sink.BrokenText)) { FinishReason = stream.FinishReason };
        var fault = Unreadable(call.Expected, sink.Broken!, response, frame, stream.Candidate);
        fault.Attempts = RecordsOf(call, frame);
        return fault;
    }

    private static AttemptRecord[] RecordsOf(CallFrame call, CallFrame frame) => [.. call.Records ?? [], .. ReferenceEquals(frame, call) ? [] : frame.Records ?? []];

    private StreamFacts FactsOf(CallFrame call, OpenedStream stream) => new(
        stream.Candidate.Model.Key,
        stream.Buffered.ToChatResponse(),
        RecordsOf(call, FrameOf(call, stream)),
        Elapsed(call.Start),
        Prompt,
        [.. stream.Sink.Repairs],
        FeedbackOf(call, stream.Candidate),
        this)
    {
        Quality = call.Quality,
        Query = call.Query,
        Citations = call.Retrieved?.Citations ?? [],
    };

    // Until now the members' time held.
    private void GoLive(CallFrame frame, OpenedStream stream, MemberCall member)
    {
        frame.Deadline = member.CallEnds;
        frame.Limit(StreamLeft(frame, stream.Opened));
    }

    private TimeSpan StreamLeft(CallFrame frame, long opened)
    {
        if (_attempt == Timeout.InfiniteTimeSpan && frame.Deadline == 0)
            return _idle;

        var left = _attempt == Timeout.InfiniteTimeSpan ? s_longest : _attempt - _time.GetElapsedTime(opened);
        if (_idle != Timeout.InfiniteTimeSpan && _idle < left)
            left = _idle;
        if (frame.Deadline != 0)
        {
            var call = _time.GetElapsedTime(_time.GetTimestamp(), frame.Deadline);
            frame.EndsWithCall = call <= left;
            left = frame.EndsWithCall ? call : left;
        }

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
                stream.End();
                return null;
            }

            var update = stream.Updates.Current;
            stream.Attempt.Telemetry?.Chunk(update);
            var hasOutput = Note(stream, update);
            if (!call.IsMember)
                call.Observed?.Read(update);
            stream.Take(update, stream.KeepsUpdates);
            if (hasOutput && _idle != Timeout.InfiniteTimeSpan)
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
                fault.Attempts = RecordsOf(call, frame);
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
        if (frame.KeepsRecords)
            frame.Record(new(stream.Candidate.Model.Key) { Duration = _time.GetElapsedTime(stream.Opened), Usage = usage, Cost = cost, Price = price });
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
