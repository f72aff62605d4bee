using BitFaster.Caching;
using BitFaster.Caching.Lfu;
using BitFaster.Caching.Scheduler;

namespace LlmAttributes;

/// <summary>The answers in the process. Which stay is decided by how often they were asked for (TinyLFU); how much they take is bounded too.</summary>
internal sealed class AnswerMemory
{
    private readonly ICache<LlmCacheKey, CacheEntry> _entries;
    private readonly long _maxBytes;
    private long _bytes;

    public AnswerMemory(LlmCacheOptions options)
    {
        _maxBytes = options.MaxBytes;

        // The cache tidies up on the threads that use it, so that nothing goes on when nobody asks, and tests see what they did.
        _entries = new ConcurrentLfuBuilder<LlmCacheKey, CacheEntry>().WithCapacity(options.MaxEntries).WithScheduler(new ForegroundScheduler()).WithEvents().Build();
        var events = _entries.Events.Value!;
        events.ItemRemoved += (_, removed) => Interlocked.Add(ref _bytes, -removed.Value!.Bytes);
        events.ItemUpdated += (_, updated) => Interlocked.Add(ref _bytes, updated.NewValue!.Bytes - updated.OldValue!.Bytes);
    }

    public int Count => _entries.Count;

    public long Bytes => Interlocked.Read(ref _bytes);

    public bool TryGet(LlmCacheKey key, out CacheEntry? entry) => _entries.TryGet(key, out entry);

    public void Set(LlmCacheKey key, CacheEntry entry)
    {
        // One answer must not drive all others out.
        if (entry.Bytes > _maxBytes / 4)
        {
            Remove(key);
            return;
        }

        if (!_entries.TryUpdate(key, entry))
            Add(key, entry);
        while (Bytes > _maxBytes && _entries.Count > 0)
            _entries.Policy.Eviction.Value!.Trim(1 + (_entries.Count / 64));
    }

    public void Remove(LlmCacheKey key) => _entries.TryRemove(key);

    public void RemoveByTag(string tag)
    {
        foreach (var (key, entry) in _entries)
        {
            if (entry.Tags.Contains(tag))
                _entries.TryRemove(key);
        }
    }

    private void Add(LlmCacheKey key, CacheEntry entry)
    {
        Interlocked.Add(ref _bytes, entry.Bytes);

        // Somebody else may have come before.
        if (!ReferenceEquals(_entries.GetOrAdd(key, static (_, made) => made, entry), entry))
            Interlocked.Add(ref _bytes, -entry.Bytes);
    }
}
