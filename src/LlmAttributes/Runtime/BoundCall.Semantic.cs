namespace LlmAttributes.Runtime;

/// <content>Answers that were given to other texts of the same meaning: stage 6.</content>
public sealed partial class BoundCall<T>
{
    /// <summary>Takes the answer to a text of the same meaning.</summary>
    /// <returns>The result, or <see langword="null"/> when a model must be asked.</returns>
    private async ValueTask<LlmResult<T>?> FindAlikeAsync(CacheAsk ask, LlmCallOptions? callOptions, long start, CancellationToken cancellationToken)
    {
        if (!ask.Reads || ask.Meaning is not { } query || Cache!.Alike is not { } alike)
            return null;
        var looking = alike.FindAsync(query, Cache.Cache.Now, ask.MaxAgeSeconds, cancellationToken);
        var hit = looking.IsCompletedSuccessfully ? looking.Result : await WithinAsync(looking.AsTask(), callOptions, cancellationToken).ConfigureAwait(false);
        if (hit is null)
            return null;
        var entry = hit.Answer;
        var facts = new LlmCacheHit(DateTimeOffset.FromUnixTimeMilliseconds(entry.Created), entry.Cost, entry.Usage)
        {
            IsSemantic = true,
            Confidence = hit.Confidence,
            Similarity = hit.Similarity,
            Feedback = wasRight => alike.Report(hit, wasRight),
        };
        if (Read(entry.NewResponse(), entry.Model, facts, entry.Citations, start) is not { } kept)
            return null;
        Cache.Cache.CountHit(entry.Cost);
        _engine.TellOfHit(kept.Response, kept.Model, facts, callOptions, start);
        return kept;
    }

    private async Task<SemanticHit<CacheEntry>?> WithinAsync(Task<SemanticHit<CacheEntry>?> looking, LlmCallOptions? callOptions, CancellationToken cancellationToken)
    {
        try
        {
            return await looking.WaitAsync(_engine.TotalLimit(callOptions), _engine.Time, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException exception)
        {
            throw _engine.TotalTimeout(exception);
        }
    }

    // The limit of the whole call holds for the request for embeddings and for that which follows together.
    private LlmCallOptions? WithoutTimeSpent(CacheAsk ask, LlmCallOptions? callOptions, long start)
    {
        if (ask.Meaning is null || Cache!.Alike is not { IsLocal: false } || _engine.TotalLimit(callOptions) is var limit && limit == Timeout.InfiniteTimeSpan)
            return callOptions;
        var left = limit - _engine.Elapsed(start);
        return left > TimeSpan.Zero ? (callOptions ?? new()) with { TimeoutSeconds = left.TotalSeconds } : throw _engine.TotalTimeout(null);
    }
}
