using System.Text;
using Microsoft.Extensions.Caching.Distributed;

namespace LlmAttributes;

/// <summary>Keeps answers in an <see cref="IDistributedCache"/>. That knows no tags, so when a tag is removed a mark says since when, and each look-up asks for the mark of each tag of its entry.</summary>
/// <remarks>An entry that was set in the same moment as its tag was removed is taken for older. The clocks of processes that share the cache must agree.</remarks>
public sealed class DistributedLlmCacheStore : ILlmCacheStore
{
    // A mark must live longer than any entry that it is about.
    private static readonly TimeSpan s_longest = TimeSpan.FromDays(30);
    private static readonly TimeSpan s_mark = TimeSpan.FromDays(31);

    private readonly IDistributedCache _cache;
    private readonly TimeProvider _time;
    private readonly string _prefix;

    /// <summary>Creates the store.</summary>
    /// <param name="cache">The cache. It stays yours to dispose.</param>
    /// <param name="timeProvider">The clock by which tags are removed; by default the system's.</param>
    /// <param name="prefix">What all keys begin with.</param>
    public DistributedLlmCacheStore(IDistributedCache cache, TimeProvider? timeProvider = null, string prefix = "llm:")
    {
        ArgumentNullException.ThrowIfNull(cache);
        ArgumentNullException.ThrowIfNull(prefix);
        _cache = cache;
        _time = timeProvider ?? TimeProvider.System;
        _prefix = prefix;
    }

    /// <inheritdoc/>
    public async ValueTask<ReadOnlyMemory<byte>?> GetAsync(LlmCacheKey key, CancellationToken cancellationToken)
    {
        if (await _cache.GetAsync(Name(key), cancellationToken).ConfigureAwait(false) is not { } found)
            return null;
        var (set, tags, entry) = Read(found);
        foreach (var tag in tags)
        {
            if (await _cache.GetAsync(MarkOf(tag), cancellationToken).ConfigureAwait(false) is { Length: sizeof(long) } mark && BitConverter.ToInt64(mark) >= set)
                return null;
        }

        return entry;
    }

    /// <inheritdoc/>
    public async ValueTask SetAsync(LlmCacheKey key, ReadOnlyMemory<byte> entry, TimeSpan lifetime, IReadOnlyList<string> tags, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(tags);
        using var stream = new MemoryStream(entry.Length + 64);
        using (var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true))
        {
            writer.Write(Now);
            writer.Write7BitEncodedInt(tags.Count);
            foreach (var tag in tags)
                writer.Write(tag);
            writer.Write(entry.Span);
        }

        await _cache.SetAsync(Name(key), stream.ToArray(), Expiry(lifetime < s_longest ? lifetime : s_longest), cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask RemoveAsync(LlmCacheKey key, CancellationToken cancellationToken) => await _cache.RemoveAsync(Name(key), cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public async ValueTask RemoveByTagAsync(string tag, CancellationToken cancellationToken) =>
        await _cache.SetAsync(MarkOf(tag), BitConverter.GetBytes(Now), Expiry(s_mark), cancellationToken).ConfigureAwait(false);

    private long Now => _time.GetUtcNow().UtcTicks;

    private static (long Set, string[] Tags, ReadOnlyMemory<byte> Entry) Read(byte[] found)
    {
        try
        {
            using var stream = new MemoryStream(found);
            using var reader = new BinaryReader(stream, Encoding.UTF8);
            var set = reader.ReadInt64();
            var tags = new string[Math.Clamp(reader.Read7BitEncodedInt(), 0, found.Length)];
            for (var i = 0; i < tags.Length; i++)
                tags[i] = reader.ReadString();
            return (set, tags, found.AsMemory((int)stream.Position));
        }
        catch (Exception fault) when (fault is IOException or FormatException or ArgumentException)
        {
            // Who asked finds out that this is no entry.
            return (0, [], found);
        }
    }

    private static DistributedCacheEntryOptions Expiry(TimeSpan lifetime) => new() { AbsoluteExpirationRelativeToNow = lifetime };

    private string Name(LlmCacheKey key) => _prefix + key;

    private string MarkOf(string tag) => _prefix + "removed:" + tag;
}
