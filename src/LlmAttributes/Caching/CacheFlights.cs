namespace LlmAttributes;

/// <summary>The requests under way, by what they ask. Equal calls share one; it goes on as long as one of them waits, whoever came first.</summary>
internal sealed class CacheFlights
{
    private readonly object _gate = new();
    private readonly Dictionary<LlmCacheKey, object> _runs = [];

    /// <summary>Joins the run of a key, or begins one.</summary>
    /// <returns>The run, and whether the caller has to make its result.</returns>
    public (CacheFlight<T> Run, bool IsNew) Join<T>(LlmCacheKey key, bool keeps)
    {
        lock (_gate)
        {
            var isNew = !_runs.TryGetValue(key, out var found) || found is not CacheFlight<T>;
            if (isNew)
                _runs[key] = found = new CacheFlight<T>(key);
            var run = (CacheFlight<T>)found!;
            run.Waiting++;
            run.Keeps |= keeps;
            return (run, isNew);
        }
    }

    /// <summary>Takes note that a caller no longer waits; the run ends when it was the last, and who comes next begins anew.</summary>
    public void Leave<T>(CacheFlight<T> run)
    {
        lock (_gate)
        {
            if (--run.Waiting > 0 || run.Task.IsCompleted)
                return;
            Remove(run);
        }

        run.Cancel();
    }

    /// <summary>Forgets a run that is over.</summary>
    public void End<T>(CacheFlight<T> run)
    {
        lock (_gate)
            Remove(run);
    }

    private void Remove<T>(CacheFlight<T> run)
    {
        if (_runs.TryGetValue(run.Key, out var held) && ReferenceEquals(held, run))
            _runs.Remove(run.Key);
    }
}
