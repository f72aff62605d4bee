using Microsoft.Extensions.Caching.Hybrid;

namespace LlmAttributes;

/// <summary>Keeps answers in a <see cref="HybridCache"/>, in the process and beyond it.</summary>
public sealed class HybridLlmCacheStore : ILlmCacheStore
{
    private static readonly HybridCacheEntryOptions s_lookUp = new() { Flags = HybridCacheEntryFlags.DisableUnderlyingData };

    private readonly HybridCache _cache;
    private readonly string _prefix;

    /// <summary>Creates the store.</summary>
    /// <param name="cache">The cache.</param>
    /// <param name="prefix">What all keys begin with.</param>
    public HybridLlmCacheStore(HybridCache cache, string prefix = "llm:")
    {
        ArgumentNullException.ThrowIfNull(cache);
        ArgumentNullException.ThrowIfNull(prefix);
        _cache = cache;
        _prefix = prefix;
    }

    /// <inheritdoc/>
    public async ValueTask<ReadOnlyMemory<byte>?> GetAsync(LlmCacheKey key, CancellationToken cancellationToken)
    {
        // The cache has no look-up alone; with this flag it never makes a value.
        var found = await _cache.GetOrCreateAsync<byte[]?>(Name(key), static _ => new((byte[]?)null), s_lookUp, cancellationToken: cancellationToken).ConfigureAwait(false);
        return found is null ? (ReadOnlyMemory<byte>?)null : found.AsMemory();
    }

    /// <inheritdoc/>
    public ValueTask SetAsync(LlmCacheKey key, ReadOnlyMemory<byte> entry, TimeSpan lifetime, IReadOnlyList<string> tags, CancellationToken cancellationToken) =>
        _cache.SetAsync(Name(key), entry.ToArray(), new() { Expiration = lifetime, LocalCacheExpiration = lifetime }, tags, cancellationToken);

    /// <inheritdoc/>
    public ValueTask RemoveAsync(LlmCacheKey key, CancellationToken cancellationToken) => _cache.RemoveAsync(Name(key), cancellationToken);

    /// <inheritdoc/>
    public ValueTask RemoveByTagAsync(string tag, CancellationToken cancellationToken) => _cache.RemoveByTagAsync(tag, cancellationToken);

    private string Name(LlmCacheKey key) => _prefix + key;
}
