using LlmAttributes.Runtime;

namespace LlmAttributes;

/// <content>Answers that were given to other texts of the same meaning.</content>
internal sealed partial class CallCache
{
    /// <summary>Finds the answer to a text of the same meaning.</summary>
    /// <param name="engine">The engine of the call, whose time it takes.</param>
    /// <param name="ask">What is asked.</param>
    /// <param name="callOptions">What this call does differently.</param>
    /// <param name="cancellationToken">Cancels the search.</param>
    /// <returns>The answer and what is told of it, or <see langword="null"/> when a model must be asked.</returns>
    /// <exception cref="LlmException">The time of the call is over.</exception>
    public async ValueTask<(CacheEntry Entry, LlmCacheHit Facts)?> FindAlikeAsync(CallEngine engine, CacheAsk ask, LlmCallOptions? callOptions, CancellationToken cancellationToken)
    {
        if (!ask.Reads || ask.Meaning is not { } query || Alike is not { } alike)
            return null;
        var looking = alike.FindAsync(query, key => Cache.GetAsync(key, _tags, ask.MaxAgeSeconds, _plan.IsSensitive, cancellationToken), Cache.Now, ask.MaxAgeSeconds, _plan.IsSensitive, cancellationToken);
        var found = looking.IsCompletedSuccessfully ? looking.Result : await WithinAsync(engine, looking.AsTask(), callOptions, cancellationToken).ConfigureAwait(false);
        if (found is not var (hit, entry))
            return null;
        return (entry, new(DateTimeOffset.FromUnixTimeMilliseconds(entry.Created), entry.Cost, entry.Usage)
        {
            IsSemantic = true,
            Confidence = hit.Confidence,
            Similarity = hit.Similarity,
            Feedback = wasRight => alike.Report(hit, wasRight),
        });
    }

    /// <summary>Opens the budget of a call before its embeddings are made, so that they are paid out of it. Where nobody knows their price they are not.</summary>
    /// <returns>The options of the request that follows.</returns>
    public LlmCallOptions? WithBudget(CallEngine engine, CacheAsk ask, LlmCallOptions? callOptions)
    {
        if (ask.Meaning is not { } query || Alike is not { IsLocal: false } alike)
            return callOptions;
        var budget = alike.IsPriced ? engine.NewBudget(callOptions) : null;
        query.Asking = new() { Budget = budget, Tenant = callOptions?.Tenant, Tags = callOptions?.Tags ?? [] };
        return budget is null ? callOptions : (callOptions ?? new()) with { Budget = budget };
    }

    /// <summary>The options of the request that follows: the limit of the whole call holds for the request for embeddings and for that together.</summary>
    public LlmCallOptions? WithoutTimeSpent(CallEngine engine, CacheAsk ask, LlmCallOptions? callOptions, long start)
    {
        if (ask.Meaning is null || Alike is not { IsLocal: false } || engine.TotalLimit(callOptions) is var limit && limit == Timeout.InfiniteTimeSpan)
            return callOptions;
        var left = limit - engine.Elapsed(start);
        return left > TimeSpan.Zero ? (callOptions ?? new()) with { TimeoutSeconds = left.TotalSeconds } : throw engine.TotalTimeout(null);
    }

    private static async Task<T> WithinAsync<T>(CallEngine engine, Task<T> looking, LlmCallOptions? callOptions, CancellationToken cancellationToken)
    {
        try
        {
            return await looking.WaitAsync(engine.TotalLimit(callOptions), engine.Time, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException exception)
        {
            throw engine.TotalTimeout(exception);
        }
    }
}
