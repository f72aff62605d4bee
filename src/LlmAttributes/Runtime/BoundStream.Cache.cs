using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace LlmAttributes.Runtime;

/// <content>Streams that are kept, and replayed as streams.</content>
public partial class BoundStream
{
    /// <summary>What keeps the answers; <see langword="null"/> where nothing does.</summary>
    internal CallCache? Cache { get; init; }

    /// <summary>Begins the key of a call.</summary>
    /// <returns>What takes the values that its prompt is rendered from.</returns>
    public CacheText BeginKey() => Cache is null ? default : Cache.Begin();

    /// <summary>Streams the pieces of the kept text, or of a new one as they arrive.</summary>
    /// <typeparam name="TState">The type of the arguments.</typeparam>
    /// <param name="key">The key.</param>
    /// <param name="state">The arguments.</param>
    /// <param name="render">Renders the prompt of the arguments.</param>
    /// <param name="chatOptions">The caller's chat options.</param>
    /// <param name="callOptions">What this call does differently.</param>
    /// <param name="keys">What the parameters say to the route.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The pieces.</returns>
    public IAsyncEnumerable<string> TextsCached<TState>(
        CacheText key, TState state, Func<TState, IReadOnlyList<ChatMessage>> render, ChatOptions? chatOptions, LlmCallOptions? callOptions, RouteKeys keys, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(render);
        if (!TryAsk(key, chatOptions, callOptions, keys, out var ask))
            return Texts(render(state), chatOptions, callOptions, keys, cancellationToken);
        var run = new StreamRun<string>(static () => new TextSink(), "", countsItems: false, keepsFacts: false);
        return AsStep(KeptAsync(run, ask, state, render, chatOptions, callOptions, keys, cancellationToken), run, () => render(state), chatOptions, callOptions, keys, cancellationToken);
    }

    /// <summary>Streams the updates of a kept text, or those of a new one as the chat client gives them.</summary>
    /// <typeparam name="TState">The type of the arguments.</typeparam>
    /// <param name="key">The key.</param>
    /// <param name="state">The arguments.</param>
    /// <param name="render">Renders the prompt of the arguments.</param>
    /// <param name="chatOptions">The caller's chat options.</param>
    /// <param name="callOptions">What this call does differently.</param>
    /// <param name="keys">What the parameters say to the route.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The updates.</returns>
    public IAsyncEnumerable<ChatResponseUpdate> UpdatesCached<TState>(
        CacheText key, TState state, Func<TState, IReadOnlyList<ChatMessage>> render, ChatOptions? chatOptions, LlmCallOptions? callOptions, RouteKeys keys, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(render);
        if (!TryAsk(key, chatOptions, callOptions, keys, out var ask))
            return Updates(render(state), chatOptions, callOptions, keys, cancellationToken);
        var run = new StreamRun<ChatResponseUpdate>(static () => new UpdateSink(), "", countsItems: false, keepsFacts: false);
        return AsStep(KeptAsync(run, ask, state, render, chatOptions, callOptions, keys, cancellationToken), run, () => render(state), chatOptions, callOptions, keys, cancellationToken);
    }

    private protected bool TryAsk(CacheText key, ChatOptions? chatOptions, LlmCallOptions? callOptions, RouteKeys keys, out CacheAsk ask)
    {
        ask = default;
        return Cache is not null && Cache.TryAsk(key, chatOptions, callOptions, keys, out ask);
    }

    private protected async IAsyncEnumerable<T> KeptAsync<T, TState>(
        StreamRun<T> run, CacheAsk ask, TState state, Func<TState, IReadOnlyList<ChatMessage>> render, ChatOptions? chatOptions, LlmCallOptions? callOptions, RouteKeys keys,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        callOptions?.Validate();
        var start = _engine.Time.GetTimestamp();
        if (ask.Reads && await Cache!.GetAsync(ask, cancellationToken).ConfigureAwait(false) is { } entry)
        {
            if (entry.Error is { } kind)
                throw _engine.KeptFailure(entry, kind, callOptions, start);
            if (Replay(run, entry) is { } items)
            {
                TellOfReplay(run, entry, callOptions, start);
                foreach (var item in items)
                    yield return item;
                yield break;
            }

            await Cache.Cache.DropAsync(ask.Key, cancellationToken).ConfigureAwait(false);
        }

        TimeSpan? whole = null;
        while (true)
        {
            var own = whole is { } total ? _engine.WithTimeLeft(callOptions, total, start) : callOptions;
            var (flight, isNew) = Cache!.Cache.Flights.Join(ask.Key, ask.Keeps, static key => new StreamFlight(key));
            if (isNew)
                _ = FlyAsync(ask, flight, run, state, render, chatOptions, own, keys);
            else
                whole ??= _engine.TotalLimit(callOptions);

            // Whoever asks is limited by the request itself.
            using var limit = isNew || whole is not { } most || most == Timeout.InfiniteTimeSpan ? null : NewLimit(most - _engine.Elapsed(start));
            using var cancelled = limit is null ? default : cancellationToken.UnsafeRegister(static limit => ((CancellationTokenSource)limit!).Cancel(), limit);
            var sink = run.NewSink();
            var next = StreamStep.Piece;
            try
            {
                for (var index = 0; (next = await NextAsync(flight, index, mayBeginAnew: !isNew && run.Count == 0, limit, cancellationToken).ConfigureAwait(false)) == StreamStep.Piece;)
                {
                    if (!flight.TryGet(index, out var update))
                        continue;
                    index++;
                    sink.Take(isNew ? update : update.Clone());
                    while (sink.TryTake(out var item))
                    {
                        run.Count++;
                        yield return item;
                    }
                }

                if (next == StreamStep.End)
                {
                    sink.End();
                    while (sink.TryTake(out var item))
                    {
                        run.Count++;
                        yield return item;
                    }

                    run.Facts = isNew ? flight.Facts : TellOfSharing(flight.Facts, callOptions, start);
                }
            }
            finally
            {
                Cache.Cache.Flights.Leave(flight);
            }

            if (next == StreamStep.End)
                yield break;
        }
    }

    private CancellationTokenSource NewLimit(TimeSpan left) => new(WholeMilliseconds.RoundUp(left > TimeSpan.Zero ? left : TimeSpan.Zero), _engine.Time);

    /// <summary>Waits for a piece of a request, within the time of the caller.</summary>
    private async ValueTask<StreamStep> NextAsync(StreamFlight flight, int index, bool mayBeginAnew, CancellationTokenSource? limit, CancellationToken cancellationToken)
    {
        try
        {
            return await flight.WaitAsync(index, limit?.Token ?? cancellationToken).ConfigureAwait(false) ? StreamStep.Piece : StreamStep.End;
        }
        catch (Exception) when (mayBeginAnew && flight is { IsOneCallers: true, IsOver: true })
        {
            cancellationToken.ThrowIfCancellationRequested();
            return StreamStep.Anew;
        }
        catch (OperationCanceledException late) when (limit is { IsCancellationRequested: true })
        {
            cancellationToken.ThrowIfCancellationRequested();

            // The answer may end while the time runs out.
            return flight.IsOver ? StreamStep.Piece : throw _engine.TotalTimeout(late);
        }
    }

    /// <summary>Asks for all who wait, and keeps the answer.</summary>
    private async Task FlyAsync<T, TState>(
        CacheAsk ask, StreamFlight flight, StreamRun<T> run, TState state, Func<TState, IReadOnlyList<ChatMessage>> render, ChatOptions? chatOptions, LlmCallOptions? callOptions, RouteKeys keys)
    {
        var keeping = Task.CompletedTask;
        var limits = OwnLimits.Of(callOptions);
        try
        {
            var start = _engine.Time.GetTimestamp();
            callOptions = Cache!.WithBudget(_engine, ask, callOptions);
            if ((FindLate(ask, run, callOptions, start) ?? await FindAlikeAsync(ask, run, callOptions, start, flight.Token).ConfigureAwait(false)) is var (entry, known))
            {
                foreach (var update in CachedUpdates.Of(entry))
                    flight.Add(update);
                flight.End(known, null);
                Cache.Cache.Flights.End(flight);
                return;
            }

            _engine.TellOfMiss();
            callOptions = Cache.WithoutTimeSpent(_engine, ask, callOptions, start);
            var own = new StreamRun<T>(() => new RecordingSink<T>(run.NewSink(), flight), run.Expected, countsItems: run.Yielded is not null, keepsFacts: true);
            await foreach (var unused in _engine.StreamAsync(own, Instruct(render(state)), chatOptions, callOptions, keys, null, flight.Token).ConfigureAwait(false))
            {
                // Those who wait read the updates for themselves.
            }

            if (flight.Keeps && own.Facts is { } facts)
                keeping = Cache.KeepAsync(ask, facts.Response, facts.Model, AttemptTotals.CostOf(facts.Attempts), AttemptTotals.UsageOf(facts.Attempts), flight.Pieces, facts.Citations);
            flight.End(own.Facts, null);
        }
        catch (Exception exception)
        {
            if (limits.Explain(exception))
                Cache!.Cache.Flights.EndForOne(flight);
            else if (flight.Keeps && exception is LlmException { YieldedItems: null or 0 } failure)
                keeping = Cache!.KeepFailureAsync(flight.Key, failure);
            flight.End(null, exception);
        }

        _engine.Runtime.Background(keeping);
        await keeping.ConfigureAwait(false);
        Cache!.Cache.Flights.End(flight);
    }

    // An equal request may have ended between the look into the cache and the beginning of this one.
    private (CacheEntry Entry, StreamFacts Facts)? FindLate<T>(CacheAsk ask, StreamRun<T> run, LlmCallOptions? callOptions, long start) =>
        ask.Reads && Cache!.TryGetLocal(ask, out var entry) && entry!.Error is null && Replay(run, entry) is not null
            ? (entry, FactsOf(entry, new(DateTimeOffset.FromUnixTimeMilliseconds(entry.Created), entry.Cost, entry.Usage), callOptions, start))
            : null;

    /// <summary>Finds the answer to a text of the same meaning.</summary>
    private async ValueTask<(CacheEntry Entry, StreamFacts Facts)?> FindAlikeAsync<T>(CacheAsk ask, StreamRun<T> run, LlmCallOptions? callOptions, long start, CancellationToken cancellationToken)
    {
        if (await Cache!.FindAlikeAsync(_engine, ask, callOptions, cancellationToken).ConfigureAwait(false) is not var (entry, hit) || Replay(run, entry) is null)
            return null;
        return (entry, FactsOf(entry, hit, callOptions, start));
    }

    private static List<T>? Replay<T>(StreamRun<T> run, CacheEntry entry)
    {
        var sink = run.NewSink();
        List<T> items = [];
        foreach (var update in CachedUpdates.Of(entry))
        {
            sink.Take(update);
            while (sink.TryTake(out var item))
                items.Add(item);
        }

        sink.End();
        while (sink.TryTake(out var item))
            items.Add(item);
        return sink.Broken is null ? items : null;
    }

    private void TellOfReplay<T>(StreamRun<T> run, CacheEntry entry, LlmCallOptions? callOptions, long start) =>
        run.Facts = FactsOf(entry, new(DateTimeOffset.FromUnixTimeMilliseconds(entry.Created), entry.Cost, entry.Usage), callOptions, start);

    private StreamFacts FactsOf(CacheEntry entry, LlmCacheHit hit, LlmCallOptions? callOptions, long start)
    {
        var response = entry.NewResponse();
        Cache!.Cache.CountHit(entry.Cost);
        _engine.TellOfHit(response, entry.Model, hit, callOptions, start);
        return new(entry.Model, response, [], _engine.Elapsed(start), _engine.Prompt, [], null, _engine) { CacheHit = hit, Citations = entry.Citations };
    }

    private StreamFacts? TellOfSharing(StreamFacts? facts, LlmCallOptions? callOptions, long start)
    {
        if (facts is null)
            return null;
        var hit = new LlmCacheHit(_engine.Time.GetUtcNow() - _engine.Elapsed(start), AttemptTotals.CostOf(facts.Attempts), AttemptTotals.UsageOf(facts.Attempts)) { IsShared = true };
        Cache!.Cache.CountShared(hit.Saved);
        _engine.TellOfHit(facts.Response, facts.Model, hit, callOptions, start);
        return facts with { Attempts = [], CacheHit = hit };
    }
}
