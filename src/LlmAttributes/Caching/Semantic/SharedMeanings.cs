namespace LlmAttributes;

/// <summary>What other processes kept of one call, taken over from the store when an answer is looked for.</summary>
/// <param name="cache">The cache, whose store it is.</param>
/// <param name="group">The name of the lines in the store.</param>
/// <param name="time">Tells the time.</param>
internal sealed class SharedMeanings(LlmCache cache, string group, TimeProvider time)
{
    private const int MostAtOnce = 500;
    private const int MostRounds = 20;
    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(1);

    private long _after;
    private long _next;
    private int _isReading;

    /// <summary>Takes over what is new. Who comes while it is read does not wait.</summary>
    /// <param name="take">Takes a line over.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async ValueTask ReadAsync(Func<SemanticQuery, LlmCacheKey, ValueTask> take, CancellationToken cancellationToken)
    {
        if (time.GetTimestamp() < Volatile.Read(ref _next) || Interlocked.Exchange(ref _isReading, 1) != 0)
            return;
        try
        {
            for (var round = 0; round < MostRounds; round++)
            {
                var lines = await cache.ReadLinesAsync(group, _after, MostAtOnce, cancellationToken).ConfigureAwait(false);
                foreach (var line in lines)
                {
                    if (cache.Meanings.Read(group, line.Line) is var (query, key))
                        await take(query, key).ConfigureAwait(false);
                    _after = Math.Max(_after, line.Number);
                }

                if (lines.Count < MostAtOnce)
                    break;
            }
        }
        finally
        {
            Volatile.Write(ref _next, time.GetTimestamp() + (long)(s_pause.TotalSeconds * time.TimestampFrequency));
            Volatile.Write(ref _isReading, 0);
        }
    }

    /// <summary>Tells the others of an answer.</summary>
    /// <param name="key">The key of the answer.</param>
    /// <param name="query">What it was given to.</param>
    /// <param name="entry">The answer.</param>
    /// <param name="isLocal">Whether embeddings are made anew where the line is read.</param>
    public Task AddAsync(LlmCacheKey key, SemanticQuery query, CacheEntry entry, bool isLocal) =>
        cache.AddLineAsync(group, cache.Meanings.Write(group, key, query, isLocal ? [] : query.Vector), TimeSpan.FromMilliseconds(Math.Max(1, entry.Expires - cache.Now)));
}
