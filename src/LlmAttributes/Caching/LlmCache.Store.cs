using LlmAttributes.Runtime;

namespace LlmAttributes;

/// <content>The store, which may be away: calls then go on without it, or fail.</content>
public sealed partial class LlmCache
{
    private readonly LlmRuntime _runtime;
    private readonly CacheEntryFormat _format;
    private readonly ILlmCacheStore? _store;

    // The timestamp from which the store is asked again; 0 while it answers.
    private long _awayUntil;
    private int _hasWarnedOfCorruption;

    private bool IsLeftAlone => Volatile.Read(ref _awayUntil) is not 0 and var until && _time.GetTimestamp() < until;

    private async ValueTask<CacheEntry?> ReadAsync(LlmCacheKey key, CancellationToken cancellationToken)
    {
        if (IsLeftAlone)
            return _options.OnStoreFailure == OnCacheFailure.Fail ? throw Fault(null) : null;
        ReadOnlyMemory<byte>? bytes;
        var start = _time.GetTimestamp();
        try
        {
            bytes = await Limit(_store!.GetAsync(key, cancellationToken), cancellationToken).ConfigureAwait(false);
            Answered(start);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            Away(exception, start);
            return _options.OnStoreFailure == OnCacheFailure.Fail ? throw Fault(exception) : null;
        }

        if (bytes is not { } found)
            return null;
        if (_format.Read(key, found) is { } entry)
            return entry;
        await DropAsync(key, cancellationToken).ConfigureAwait(false);
        return null;
    }

    /// <summary>Forgets an entry that cannot be read. There may be many, of which one is worth a warning.</summary>
    internal async ValueTask DropAsync(LlmCacheKey key, CancellationToken cancellationToken)
    {
        if (Interlocked.Exchange(ref _hasWarnedOfCorruption, 1) == 0)
            Log.CacheEntryCorrupted(_logger);
        _memory.Remove(key);
        if (_store is null)
            return;
        var start = _time.GetTimestamp();
        try
        {
            await Limit(Removed(_store.RemoveAsync(key, cancellationToken)), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            Away(exception, start);
        }
    }

    private async Task WriteAsync(LlmCacheKey key, CacheEntry entry)
    {
        if (IsLeftAlone)
            return;
        var start = _time.GetTimestamp();
        try
        {
            var lifetime = TimeSpan.FromMilliseconds(Math.Max(1, entry.Expires - Now));
            await Limit(Removed(_store!.SetAsync(key, _format.Write(key, entry), lifetime, entry.Tags, CancellationToken.None)), CancellationToken.None).ConfigureAwait(false);
            Answered(start);
        }
        catch (Exception exception)
        {
            Away(exception, start);
        }
    }

    /// <summary>Reads what answers of other processes were given to.</summary>
    /// <returns>The lines; none while the store is away.</returns>
    internal async ValueTask<IReadOnlyList<SemanticCacheLine>> ReadLinesAsync(string group, long after, int most, CancellationToken cancellationToken)
    {
        if (IsLeftAlone)
            return [];
        var start = _time.GetTimestamp();
        try
        {
            var lines = await Limit(((ISemanticCacheStore)_store!).ReadAsync(group, after, most, cancellationToken), cancellationToken).ConfigureAwait(false);
            Answered(start);
            return lines;
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            Away(exception, start);
            return [];
        }
    }

    /// <summary>Tells other processes what an answer was given to.</summary>
    internal async Task AddLineAsync(string group, ReadOnlyMemory<byte> line, TimeSpan lifetime)
    {
        if (IsLeftAlone)
            return;
        var start = _time.GetTimestamp();
        try
        {
            await Limit(Removed(((ISemanticCacheStore)_store!).AddAsync(group, line, lifetime, CancellationToken.None)), CancellationToken.None).ConfigureAwait(false);
            Answered(start);
        }
        catch (Exception exception)
        {
            Away(exception, start);
        }
    }

    private async ValueTask RemoveFromStoreAsync(string tag, CancellationToken cancellationToken)
    {
        var start = _time.GetTimestamp();
        try
        {
            await Limit(Removed(_store!.RemoveByTagAsync(tag, cancellationToken)), cancellationToken).ConfigureAwait(false);
            Answered(start);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            Away(exception, start);
            throw Fault(exception);
        }
    }

    private static async ValueTask<bool> Removed(ValueTask work)
    {
        await work.ConfigureAwait(false);
        return true;
    }

    private ValueTask<T> Limit<T>(ValueTask<T> work, CancellationToken cancellationToken) => work.IsCompleted
        ? work
        : new(work.AsTask().WaitAsync(TimeSpan.FromSeconds(_options.StoreTimeoutSeconds), _time, cancellationToken));

    private void Answered(long start)
    {
        if (Interlocked.Exchange(ref _awayUntil, 0) != 0)
            Log.CacheStoreBack(_logger);
        _runtime.Errors.RecordSuccess(LlmComponents.Cache);
        Measure(start, null);
    }

    // Said once per outage: a storm of calls would say it a thousand times.
    private void Away(Exception exception, long start)
    {
        var until = _time.GetTimestamp() + Math.Max(1, (long)(_options.StoreRetrySeconds * _time.TimestampFrequency));
        if (Interlocked.Exchange(ref _awayUntil, until) == 0)
            Log.CacheStoreAway(_logger, exception);
        _runtime.Errors.RecordFailure(exception, LlmComponents.Cache);
        Measure(start, LlmErrorKind.Network);
    }

    private void Measure(long start, LlmErrorKind? error) =>
        _runtime.TracerOrNull?.Record(new("(cache store)", _time.GetElapsedTime(start)) { Error = error, Component = LlmComponents.Cache });

    private static LlmException Fault(Exception? exception) => new(
        LlmErrorKind.Network,
        $"The store of kept answers failed; see to it, or set '{nameof(LlmCacheOptions)}.{nameof(LlmCacheOptions.OnStoreFailure)}' to '{nameof(OnCacheFailure.Ask)}', so that calls go on without it.",
        exception)
    {
        IsRetryable = true,
    };
}
