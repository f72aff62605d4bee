namespace LlmAttributes;

/// <summary>The requests under way, by what they ask. Equal calls share one; it goes on as long as one of them waits, whoever came first.</summary>
internal sealed class CacheFlights
{
    private readonly object _gate = new();
    private readonly Dictionary<LlmCacheKey, CacheFlight> _runs = [];

    /// <summary>How many callers wait.</summary>
    public int Waiting
    {
        get
        {
            lock (_gate)
                return _runs.Values.Sum(static run => run.Waiting);
        }
    }

    /// <summary>Joins the request of a key, or begins one.</summary>
    /// <returns>The request, and whether the caller has to make it.</returns>
    public (TRun Run, bool IsNew) Join<TRun>(LlmCacheKey key, bool keeps, Func<LlmCacheKey, TRun> create)
        where TRun : CacheFlight
    {
        lock (_gate)
        {
            var isNew = !_runs.TryGetValue(key, out var found) || found is not TRun;
            if (isNew)
                _runs[key] = found = create(key);
            found!.Waiting++;
            found.Keeps |= keeps;
            return ((TRun)found, isNew);
        }
    }

    /// <summary>Takes note that a caller no longer waits; the request ends when it was the last, and who comes next begins anew.</summary>
    public void Leave(CacheFlight run)
    {
        lock (_gate)
        {
            if (--run.Waiting > 0 || run.IsOver)
                return;
            Remove(run);
        }

        run.Cancel();
    }

    /// <summary>Forgets a request that is over.</summary>
    public void End(CacheFlight run)
    {
        lock (_gate)
            Remove(run);
    }

    /// <summary>Forgets a request that failed by a limit of the caller who began it, before those who wait hear of it: who asks for itself begins anew.</summary>
    public void EndForOne(CacheFlight run)
    {
        run.IsOneCallers = true;
        End(run);
    }

    private void Remove(CacheFlight run)
    {
        if (_runs.TryGetValue(run.Key, out var held) && ReferenceEquals(held, run))
            _runs.Remove(run.Key);
    }
}
