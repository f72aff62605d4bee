using Microsoft.Extensions.Logging;

namespace LlmAttributes;

/// <summary>The kept answers of one call, found by meaning. They stay in the process.</summary>
internal sealed class SemanticAnswers(SemanticCache<CacheEntry> cache, bool isShadow, bool isLocal, ILogger logger)
{
    private int _failures;

    /// <summary>Whether looking for an answer needs no request.</summary>
    public bool IsLocal => isLocal;

    /// <summary>Whether it is known what an embedding costs.</summary>
    public bool IsPriced { get; init; }

    public SemanticCacheStats Stats => cache.Stats;

    /// <summary>Finds an answer that may be taken. A model of embeddings that fails is no reason to fail the call.</summary>
    public async ValueTask<SemanticHit<CacheEntry>?> FindAsync(SemanticQuery query, long now, double? maxAgeSeconds, CancellationToken cancellationToken)
    {
        try
        {
            var hit = await cache.MatchAsync(query, cancellationToken).ConfigureAwait(false);
            return isShadow || hit?.Answer.Holds(now, maxAgeSeconds) != true ? null : hit;
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            Tell(exception);
            return null;
        }
    }

    public async Task KeepAsync(SemanticQuery query, CacheEntry entry)
    {
        try
        {
            await cache.KeepAsync(query, entry, entry.Bytes).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            Tell(exception);
        }
    }

    public void Report(SemanticHit<CacheEntry> hit, bool wasRight) => cache.Report(hit, wasRight);

    public void RemoveByTag(string tag) => cache.Remove(entry => entry.Tags.Contains(tag));

    private void Tell(Exception exception)
    {
        if (Interlocked.Exchange(ref _failures, 1) == 0)
            Log.SemanticLookUpFailed(logger, exception);
    }
}
