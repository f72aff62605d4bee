using System.Collections.Concurrent;

namespace LlmAttributes.Tests.Harness;

/// <summary>A store that a test can look into, break and hold up.</summary>
internal sealed class DictionaryCacheStore : ILlmCacheStore
{
    public ConcurrentDictionary<LlmCacheKey, (ReadOnlyMemory<byte> Entry, TimeSpan Lifetime, IReadOnlyList<string> Tags)> Entries { get; } = new();

    /// <summary>What every work fails with.</summary>
    public Exception? Failure { get; set; }

    /// <summary>What every work waits for.</summary>
    public Task Until { get; set; } = Task.CompletedTask;

    public int Works { get; private set; }

    public async ValueTask<ReadOnlyMemory<byte>?> GetAsync(LlmCacheKey key, CancellationToken cancellationToken)
    {
        await WorkAsync();
        return Entries.TryGetValue(key, out var found) ? found.Entry : (ReadOnlyMemory<byte>?)null;
    }

    public async ValueTask SetAsync(LlmCacheKey key, ReadOnlyMemory<byte> entry, TimeSpan lifetime, IReadOnlyList<string> tags, CancellationToken cancellationToken)
    {
        await WorkAsync();
        Entries[key] = (entry, lifetime, tags);
    }

    public async ValueTask RemoveAsync(LlmCacheKey key, CancellationToken cancellationToken)
    {
        await WorkAsync();
        Entries.TryRemove(key, out _);
    }

    public async ValueTask RemoveByTagAsync(string tag, CancellationToken cancellationToken)
    {
        await WorkAsync();
        foreach (var (key, found) in Entries)
        {
            if (found.Tags.Contains(tag))
                Entries.TryRemove(key, out _);
        }
    }

    private async Task WorkAsync()
    {
        Works++;
        await Until;
        if (Failure is not null)
            throw Failure;
    }
}
