using Microsoft.Extensions.Logging;

namespace LlmAttributes;

/// <summary>The kept answers of one call, found by meaning: those of the process, and those of others where the store tells of them.</summary>
internal sealed class SemanticAnswers(SemanticCache<CacheEntry> cache, bool isShadow, bool isLocal, ILogger logger)
{
    private int _failures;

    /// <summary>Whether looking for an answer needs no request.</summary>
    public bool IsLocal => isLocal;

    /// <summary>Whether it is known what an embedding costs.</summary>
    public bool IsPriced { get; init; }

    /// <summary>What other processes kept; <see langword="null"/> where the store does not tell.</summary>
    public SharedMeanings? Shared { get; init; }

    public SemanticCacheStats Stats => cache.Stats;

    /// <summary>Finds an answer that may be taken. A model of embeddings that fails is no reason to fail the call.</summary>
    /// <param name="query">What is asked.</param>
    /// <param name="fetch">Gets an answer that another process keeps, if it still holds.</param>
    /// <param name="now">The time, in milliseconds since 1970.</param>
    /// <param name="maxAgeSeconds">How old the answer may be.</param>
    /// <param name="isSensitive">Whether the call has nothing to do with other processes.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    public async ValueTask<(SemanticHit<CacheEntry> Hit, CacheEntry Entry)?> FindAsync(
        SemanticQuery query, Func<LlmCacheKey, ValueTask<CacheEntry?>> fetch, long now, double? maxAgeSeconds, bool isSensitive, CancellationToken cancellationToken)
    {
        try
        {
            if (Shared is not null && !isSensitive)
                await Shared.ReadAsync(TakeAsync, cancellationToken).ConfigureAwait(false);
            var hit = await cache.MatchAsync(query, cancellationToken).ConfigureAwait(false);
            if (hit is null || isShadow)
                return null;
            var entry = hit.Answer.StoredAs is { } key ? await fetch(key).ConfigureAwait(false) : hit.Answer;
            if (entry is null)
                cache.Remove(known => ReferenceEquals(known, hit.Answer));
            return entry?.Holds(now, maxAgeSeconds) == true ? (hit, entry) : null;
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            Tell(exception);
            return null;
        }
    }

    public async Task KeepAsync(LlmCacheKey key, SemanticQuery query, CacheEntry entry, bool isSensitive)
    {
        try
        {
            await cache.KeepAsync(query, entry, entry.Bytes).ConfigureAwait(false);
            if (Shared is not null && !isSensitive)
                await Shared.AddAsync(key, query, entry, isLocal).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            Tell(exception);
        }
    }

    public void Report(SemanticHit<CacheEntry> hit, bool wasRight) => cache.Report(hit, wasRight);

    public void RemoveByTag(string tag) => cache.Remove(entry => entry.Tags.Contains(tag));

    // What the process has itself it need not fetch.
    private ValueTask TakeAsync(SemanticQuery query, LlmCacheKey key) =>
        (query.Vector is null) != isLocal || cache.Holds(query) ? default : cache.KeepAsync(query, CacheEntry.Stored(key), CacheEntry.StoredBytes);

    private void Tell(Exception exception)
    {
        if (Interlocked.Exchange(ref _failures, 1) == 0)
            Log.SemanticLookUpFailed(logger, exception);
    }
}
