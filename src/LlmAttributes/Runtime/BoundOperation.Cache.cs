namespace LlmAttributes.Runtime;

/// <content>Results that are kept by the arguments they were made of.</content>
public sealed partial class BoundOperation
{
    // The types of key and result are always the same, since an operation is bound for one method.
    private object? _cache;

    /// <summary>Returns the result for some arguments, and runs the operation when there is none.</summary>
    /// <typeparam name="TKey">The type of the key.</typeparam>
    /// <typeparam name="TState">The type of the arguments.</typeparam>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <param name="key">What the result depends on.</param>
    /// <param name="state">The arguments.</param>
    /// <param name="run">The operation.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <returns>The result.</returns>
    public Task<T> CachedAsync<TKey, TState, T>(TKey key, TState state, Func<TState, CancellationToken, Task<T>> run, CancellationToken cancellationToken)
        where TKey : struct, IEquatable<TKey> =>
        CachedCoreAsync(key, (state, run), static (s, token) => new ValueTask<T>(s.run(s.state, token)), cancellationToken);

    /// <summary>Returns the result for some arguments, and runs the operation when there is none.</summary>
    /// <typeparam name="TKey">The type of the key.</typeparam>
    /// <typeparam name="TState">The type of the arguments.</typeparam>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <param name="key">What the result depends on.</param>
    /// <param name="state">The arguments.</param>
    /// <param name="run">The operation.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <returns>The result.</returns>
    public ValueTask<T> CachedValueAsync<TKey, TState, T>(TKey key, TState state, Func<TState, CancellationToken, ValueTask<T>> run, CancellationToken cancellationToken)
        where TKey : struct, IEquatable<TKey> =>
        new(CachedCoreAsync(key, (state, run), static (s, token) => s.run(s.state, token), cancellationToken));

    /// <summary>Returns the result for some arguments, and runs the synchronous operation when there is none.</summary>
    /// <typeparam name="TKey">The type of the key.</typeparam>
    /// <typeparam name="TState">The type of the arguments.</typeparam>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <param name="key">What the result depends on.</param>
    /// <param name="state">The arguments.</param>
    /// <param name="run">The operation.</param>
    /// <returns>The result.</returns>
    public T Cached<TKey, TState, T>(TKey key, TState state, Func<TState, T> run)
        where TKey : struct, IEquatable<TKey>
    {
        ArgumentNullException.ThrowIfNull(run);
        using var trace = BeginCached();
        try
        {
            return CacheOf<TKey, T>().Get(key, (Self: this, state, run, trace), static s => s.Self.RunCore(s.state, s.run, s.trace));
        }
        catch (Exception exception)
        {
            trace?.Fail(exception);
            throw;
        }
    }

    /// <summary>Returns the result for some arguments, and runs the synchronous operation, which something else may answer for, when there is none.</summary>
    /// <typeparam name="TKey">The type of the key.</typeparam>
    /// <typeparam name="TState">The type of the arguments.</typeparam>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <param name="key">What the result depends on.</param>
    /// <param name="state">The arguments.</param>
    /// <param name="run">The operation.</param>
    /// <returns>How it ended.</returns>
    public OperationOutcome<T> TryCached<TKey, TState, T>(TKey key, TState state, Func<TState, T> run)
        where TKey : struct, IEquatable<TKey> =>
        OperationOutcome<T>.Of(this, (Self: this, key, state, run), static s => s.Self.Cached(s.key, s.state, s.run));

    private Task<T> CachedCoreAsync<TKey, TState, T>(TKey key, TState state, Func<TState, CancellationToken, ValueTask<T>> run, CancellationToken caller)
        where TKey : struct, IEquatable<TKey>
    {
        var cache = CacheOf<TKey, T>();
        return _telemetry is not { IsListening: true } && !caller.IsCancellationRequested && cache.TryGet(key, out var known)
            ? known!
            : JoinAsync(cache, key, state, run, caller);
    }

    private async Task<T> JoinAsync<TKey, TState, T>(OperationCache<TKey, T> cache, TKey key, TState state, Func<TState, CancellationToken, ValueTask<T>> run, CancellationToken caller)
        where TKey : struct, IEquatable<TKey>
    {
        caller.ThrowIfCancellationRequested();
        using var trace = BeginCached();
        try
        {
            return await cache.GetAsync(
                key, (Self: this, state, run, trace), static (s, token) => s.Self.RunCoreAsync(s.state, s.run, s.trace, token), caller).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            trace?.Fail(exception);
            throw;
        }
    }

    private OperationTrace? BeginCached()
    {
        var trace = Begin();
        if (trace is not null)
            trace.CacheResult = SemConv.CacheHit;
        return trace;
    }

    private OperationCache<TKey, T> CacheOf<TKey, T>()
        where TKey : struct, IEquatable<TKey>
    {
        if (Volatile.Read(ref _cache) is { } known)
            return (OperationCache<TKey, T>)known;
        var made = new OperationCache<TKey, T>(_plan.Cache ?? new(), _time);
        return (OperationCache<TKey, T>)(Interlocked.CompareExchange(ref _cache, made, null) ?? made);
    }
}
