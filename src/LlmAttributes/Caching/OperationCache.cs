using LlmAttributes.Runtime;

namespace LlmAttributes;

/// <summary>The results of one decorated method by its arguments. Equal calls at once share one run; results are kept for a while, failures are not.</summary>
/// <remarks>All results are kept equally long, so they expire in the order in which they came.</remarks>
internal sealed class OperationCache<TKey, T>
    where TKey : struct, IEquatable<TKey>
{
    public const double DefaultDurationSeconds = 300;
    public const int DefaultMaxEntries = 1000;

    private readonly object _gate = new();
    private readonly Dictionary<TKey, CachedRun<TKey, T>> _runs = [];
    private readonly Queue<CachedRun<TKey, T>> _kept = new();
    private readonly TimeProvider _time;
    private readonly long _duration;
    private readonly int _maxEntries;

    public OperationCache(CachePlan plan, TimeProvider time)
    {
        _time = time;
        _duration = (long)((plan.DurationSeconds ?? DefaultDurationSeconds) * time.TimestampFrequency);
        _maxEntries = plan.MaxEntries ?? DefaultMaxEntries;
    }

    /// <summary>Gets a result that is there already.</summary>
    public bool TryGet(TKey key, out Task<T>? result)
    {
        lock (_gate)
        {
            Expire();
            result = _runs.TryGetValue(key, out var run) && run.IsKept ? run.Task : null;
        }

        return result is not null;
    }

    /// <summary>Gets a result, joins the run that makes it, or runs.</summary>
    /// <param name="key">The arguments.</param>
    /// <param name="state">What the run needs.</param>
    /// <param name="make">Makes the result; its token is cancelled when nobody waits any more.</param>
    /// <param name="caller">Lets this caller leave.</param>
    public Task<T> GetAsync<TState>(TKey key, TState state, Func<TState, CancellationToken, Task<T>> make, CancellationToken caller)
    {
        var (run, isNew) = Join(key);
        if (isNew)
            _ = MakeAsync(run, state, make);
        return run.Task.IsCompleted || !caller.CanBeCanceled ? run.Task : WaitAsync(run, caller);
    }

    /// <summary>Gets a result, waits for the thread that makes it, or makes it.</summary>
    public T Get<TState>(TKey key, TState state, Func<TState, T> make)
    {
        var (run, isNew) = Join(key);

        // A method that calls itself with the arguments it was called with cannot wait for itself.
        if (!isNew && !run.IsKept && run.Thread == Environment.CurrentManagedThreadId)
            return make(state);
        if (!isNew)
            return run.Task.GetAwaiter().GetResult();
        run.Thread = Environment.CurrentManagedThreadId;
        try
        {
            var result = make(state);
            Keep(run);
            run.Succeed(result);
            return result;
        }
        catch (Exception exception)
        {
            Forget(run);
            run.Fail(exception);
            throw;
        }
    }

    private (CachedRun<TKey, T> Run, bool IsNew) Join(TKey key)
    {
        lock (_gate)
        {
            Expire();
            var isNew = !_runs.TryGetValue(key, out var run);
            if (isNew)
                _runs.Add(key, run = new(key));
            run!.Waiting++;
            return (run, isNew);
        }
    }

    private async Task MakeAsync<TState>(CachedRun<TKey, T> run, TState state, Func<TState, CancellationToken, Task<T>> make)
    {
        try
        {
            var result = await make(state, run.Token).ConfigureAwait(false);
            Keep(run);
            run.Succeed(result);
        }
        catch (Exception exception)
        {
            Forget(run);
            run.Fail(exception);
        }
    }

    private async Task<T> WaitAsync(CachedRun<TKey, T> run, CancellationToken caller)
    {
        try
        {
            return await run.Task.WaitAsync(caller).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (caller.IsCancellationRequested)
        {
            if (Leave(run))
                run.Cancel();
            throw;
        }
    }

    /// <summary>Takes note that a caller no longer waits.</summary>
    /// <returns>Whether it was the last; whoever comes next then runs anew.</returns>
    private bool Leave(CachedRun<TKey, T> run)
    {
        lock (_gate)
        {
            if (--run.Waiting > 0 || run.IsKept)
                return false;
            Remove(run);
            return true;
        }
    }

    private void Keep(CachedRun<TKey, T> run)
    {
        lock (_gate)
        {
            // Everybody has left, and somebody else may run by now.
            if (!Holds(run))
                return;
            Expire();
            while (_kept.Count >= _maxEntries)
                Remove(_kept.Dequeue());
            run.Expires = _time.GetTimestamp() + _duration;
            run.IsKept = true;
            _kept.Enqueue(run);
        }
    }

    private void Forget(CachedRun<TKey, T> run)
    {
        lock (_gate)
            Remove(run);
    }

    private void Expire()
    {
        if (_kept.Count == 0)
            return;
        var now = _time.GetTimestamp();
        while (_kept.TryPeek(out var first) && first.Expires <= now)
            Remove(_kept.Dequeue());
    }

    private void Remove(CachedRun<TKey, T> run)
    {
        if (Holds(run))
            _runs.Remove(run.Key);
    }

    private bool Holds(CachedRun<TKey, T> run) => _runs.TryGetValue(run.Key, out var held) && ReferenceEquals(held, run);
}
