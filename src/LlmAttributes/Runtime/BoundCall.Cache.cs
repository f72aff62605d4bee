using Microsoft.Extensions.AI;

namespace LlmAttributes.Runtime;

/// <content>Answers that are kept: stage 3, before anything is rendered.</content>
public sealed partial class BoundCall<T>
{
    /// <summary>What keeps the answers; <see langword="null"/> where nothing does.</summary>
    internal CallCache? Cache { get; init; }

    /// <summary>Begins the key of a call.</summary>
    /// <returns>What takes the values that its prompt is rendered from.</returns>
    public CacheText BeginKey() => Cache is null ? default : Cache.Begin();

    /// <summary>Takes the kept answer, or asks.</summary>
    /// <typeparam name="TState">The type of the arguments.</typeparam>
    /// <param name="key">The key.</param>
    /// <param name="state">The arguments.</param>
    /// <param name="render">Renders the prompt of the arguments.</param>
    /// <param name="chatOptions">The caller's chat options.</param>
    /// <param name="callOptions">What this call does differently.</param>
    /// <param name="keys">What the parameters say to the route.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="LlmException">The call failed.</exception>
    public Task<T> AskCachedAsync<TState>(
        CacheText key, TState state, Func<TState, IReadOnlyList<ChatMessage>> render, ChatOptions? chatOptions, LlmCallOptions? callOptions, RouteKeys keys, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(render);
        if (WorkflowPlace.Body is { } place)
            return AskCachedStepValueAsync(place, key, state, render, chatOptions, callOptions, keys, cancellationToken);
        if (Cache is null || !Cache.TryAsk(key, chatOptions, callOptions, keys, out var ask))
            return AskAsync(render(state), chatOptions, callOptions, keys, cancellationToken);

        // A hit that nobody watches needs no state machine.
        if (ask.Reads && Cache.IsLocal && !_engine.IsWatched && !cancellationToken.IsCancellationRequested && Cache.TryGetLocal(ask, out var entry)
            && entry!.Error is null && _answer.TryRead(ResponseOf(entry), out var value))
        {
            Cache.Cache.CountHit(entry.Cost);
            return Task.FromResult(value);
        }

        return AskKeptValueAsync(ask, state, render, chatOptions, callOptions, keys, cancellationToken);
    }

    /// <summary>Takes the kept answer, or asks, and returns it with the facts of the call.</summary>
    /// <typeparam name="TState">The type of the arguments.</typeparam>
    /// <param name="key">The key.</param>
    /// <param name="state">The arguments.</param>
    /// <param name="render">Renders the prompt of the arguments.</param>
    /// <param name="chatOptions">The caller's chat options.</param>
    /// <param name="callOptions">What this call does differently.</param>
    /// <param name="keys">What the parameters say to the route.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The result.</returns>
    /// <exception cref="LlmException">The call failed.</exception>
    public Task<LlmResult<T>> AskCachedResultAsync<TState>(
        CacheText key, TState state, Func<TState, IReadOnlyList<ChatMessage>> render, ChatOptions? chatOptions, LlmCallOptions? callOptions, RouteKeys keys, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(render);
        if (WorkflowPlace.Body is { } place)
            return AskCachedStepAsync(place, key, state, render, chatOptions, callOptions, keys, cancellationToken);
        return Cache is null || !Cache.TryAsk(key, chatOptions, callOptions, keys, out var ask)
            ? AskResultAsync(render(state), chatOptions, callOptions, keys, cancellationToken)
            : AskKeptAsync(ask, state, render, chatOptions, callOptions, keys, cancellationToken);
    }

    private async Task<T> AskKeptValueAsync<TState>(
        CacheAsk ask, TState state, Func<TState, IReadOnlyList<ChatMessage>> render, ChatOptions? chatOptions, LlmCallOptions? callOptions, RouteKeys keys, CancellationToken cancellationToken) =>
        (await AskKeptAsync(ask, state, render, chatOptions, callOptions, keys, cancellationToken).ConfigureAwait(false)).Value;

    private async Task<LlmResult<T>> AskKeptAsync<TState>(
        CacheAsk ask, TState state, Func<TState, IReadOnlyList<ChatMessage>> render, ChatOptions? chatOptions, LlmCallOptions? callOptions, RouteKeys keys, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        callOptions?.Validate();
        var start = _engine.Time.GetTimestamp();
        var stages = callOptions?.Stages ?? _engine.NewStages();
        if (ask.Reads && await Cache!.GetAsync(ask, cancellationToken).ConfigureAwait(false) is { } entry)
        {
            if (entry.Error is { } kind)
                throw _engine.KeptFailure(entry, kind, callOptions, start);
            if (Read(entry, start) is { } kept)
            {
                Cache.Cache.CountHit(entry.Cost);
                _engine.TellOfHit(kept.Response, kept.Model, kept.CacheHit!, callOptions, start);
                kept.Stages = stages;
                stages?.Add(CallStage.ExactCache, start);
                return kept;
            }

            await Cache.Cache.DropAsync(ask.Key, cancellationToken).ConfigureAwait(false);
        }

        TimeSpan? limit = null;
        while (true)
        {
            var own = limit is { } whole ? _engine.WithTimeLeft(callOptions, whole, start) : callOptions;
            var (flight, isNew) = Cache!.Cache.Flights.Join(ask.Key, ask.Keeps, static key => new CacheFlight<LlmResult<T>>(key));
            stages?.Add(CallStage.ExactCache, start);
            if (isNew)
            {
                _ = FlyAsync(ask, flight, state, render, chatOptions, stages is null ? own : (own ?? new()) with { Stages = stages }, keys);

                // Whoever asks is limited by the request itself.
                var asked = await WaitAsync(flight, Timeout.InfiniteTimeSpan, start, cancellationToken).ConfigureAwait(false);
                stages?.End();
                return asked;
            }

            limit ??= _engine.TotalLimit(callOptions);
            try
            {
                var result = await WaitAsync(flight, limit.Value, start, cancellationToken).ConfigureAwait(false);
                stages?.Add(CallStage.ExactCache, start);
                return Share(result, callOptions, start, stages);
            }
            catch (Exception) when (flight is { IsOneCallers: true, Task.IsCompleted: true })
            {
                cancellationToken.ThrowIfCancellationRequested();
            }
        }
    }

    /// <summary>Asks for all who wait, and keeps the answer.</summary>
    private async Task FlyAsync<TState>(
        CacheAsk ask, CacheFlight<LlmResult<T>> flight, TState state, Func<TState, IReadOnlyList<ChatMessage>> render, ChatOptions? chatOptions, LlmCallOptions? callOptions, RouteKeys keys)
    {
        var keeping = Task.CompletedTask;
        var limits = OwnLimits.Of(callOptions);
        try
        {
            var start = _engine.Time.GetTimestamp();
            callOptions = Cache!.WithBudget(_engine, ask, callOptions);
            var result = FindLate(ask, callOptions, start) ?? await FindAlikeAsync(ask, callOptions, start, flight.Token).ConfigureAwait(false);
            var rendered = callOptions?.Stages?.Now ?? 0;
            if (result is null)
            {
                _engine.TellOfMiss();
                var prompt = render(state);
                callOptions?.Stages?.Add(CallStage.Render, rendered);
                result = await AskResultAsync(prompt, chatOptions, Cache.WithoutTimeSpent(_engine, ask, callOptions, start), keys, flight.Token).ConfigureAwait(false);
            }

            if (flight.Keeps && result.CacheHit is null && SaysTheSame(result))
            {
                var kept = callOptions?.Stages?.Now ?? 0;
                keeping = Cache!.KeepAsync(ask, result.Response, result.Model, result.Cost, result.Usage, [], result.Citations);
                callOptions?.Stages?.Add(CallStage.ExactCache, kept);
            }

            flight.Succeed(result);
        }
        catch (Exception exception)
        {
            if (limits.Explain(exception))
                Cache!.Cache.Flights.EndForOne(flight);
            else if (flight.Keeps && exception is LlmException failure)
                keeping = Cache!.KeepFailureAsync(flight.Key, failure);
            flight.Fail(exception);
        }

        // Until the store has the answer, whoever comes gets it here.
        _engine.Runtime.Background(keeping);
        await keeping.ConfigureAwait(false);
        Cache!.Cache.Flights.End(flight);
    }

    // An equal request may have ended between the look into the cache and the beginning of this one.
    private LlmResult<T>? FindLate(CacheAsk ask, LlmCallOptions? callOptions, long start)
    {
        if (!ask.Reads || !Cache!.TryGetLocal(ask, out var entry) || entry!.Error is not null || Read(entry, start) is not { } kept)
            return null;
        Cache.Cache.CountHit(entry.Cost);
        _engine.TellOfHit(kept.Response, kept.Model, kept.CacheHit!, callOptions, start);
        return kept;
    }

    private async Task<LlmResult<T>> WaitAsync(CacheFlight<LlmResult<T>> flight, TimeSpan limit, long start, CancellationToken cancellationToken)
    {
        if (flight.Task.IsCompleted)
            return await flight.Task.ConfigureAwait(false);
        try
        {
            if (limit != Timeout.InfiniteTimeSpan)
                limit = limit > _engine.Elapsed(start) ? limit - _engine.Elapsed(start) : TimeSpan.Zero;
            return await flight.Task.WaitAsync(limit, _engine.Time, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is TimeoutException || !flight.Task.IsCompleted)
        {
            // The answer may come while the time runs out.
            if (flight.Task.IsCompleted)
                return await flight.Task.ConfigureAwait(false);
            Cache!.Cache.Flights.Leave(flight);
            if (exception is TimeoutException)
                throw _engine.TotalTimeout(exception);
            throw;
        }
    }

    /// <summary>Makes a result of its own for a caller that did not ask.</summary>
    private LlmResult<T> Share(LlmResult<T> result, LlmCallOptions? callOptions, long start, StageClock? stages)
    {
        var response = new ChatResponse([.. result.Response.Messages]) { ModelId = result.Response.ModelId, FinishReason = result.Response.FinishReason, CreatedAt = result.Response.CreatedAt };
        var hit = new LlmCacheHit(_engine.Time.GetUtcNow() - _engine.Elapsed(start), result.Cost, result.Usage) { IsShared = true };
        Cache!.Cache.CountShared(result.Cost);
        _engine.TellOfHit(response, result.Model, hit, callOptions, start);

        // What was merged out of several answers cannot be read of one of them.
        if (Read(response, result.Model, hit, result.Citations, start) is not { } own || !SaysTheSame(result))
            return result;
        own.Stages = stages;
        return own;
    }

    private LlmResult<T>? Read(CacheEntry entry, long start) =>
        Read(entry.NewResponse(), entry.Model, new(DateTimeOffset.FromUnixTimeMilliseconds(entry.Created), entry.Cost, entry.Usage), entry.Citations, start);

    private LlmResult<T>? Read(ChatResponse response, string model, LlmCacheHit hit, IReadOnlyList<Citation> citations, long start)
    {
        var reading = JsonReading.Rent();
        var isRead = _answer.TryRead(response, reading, out var value);
        var repairs = reading.CopyRepairs();
        reading.Return();
        return !isRead ? null : new()
        {
            Value = value,
            Model = model,
            Response = response,
            Attempts = [],
            Repairs = repairs,
            Prompt = _engine.Prompt,
            Duration = _engine.Elapsed(start),
            Origin = _engine,
            CacheHit = hit,
            Citations = citations,
        };
    }

    // A merged answer need not be what one member said.
    private bool SaysTheSame(LlmResult<T> result) =>
        _ensemble is null || (_answer.TryRead(result.Response, out var again) && _answer.VoteComparer.Equals(again, result.Value));

    private static ChatResponse ResponseOf(CacheEntry entry) => typeof(T) == typeof(ChatResponse) ? entry.NewResponse() : entry.Shared;
}
