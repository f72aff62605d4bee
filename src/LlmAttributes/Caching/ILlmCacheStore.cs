namespace LlmAttributes;

/// <summary>Keeps answers beyond the process, or for several. What it keeps is opaque to it. It may lose entries at any time.</summary>
/// <remarks>It may throw when it cannot be reached; the runtime then does what <see cref="LlmCacheOptions.OnStoreFailure"/> says.</remarks>
public interface ILlmCacheStore
{
    /// <summary>Finds an entry.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="cancellationToken">Cancels the look-up.</param>
    /// <returns>The entry as it was set, or <see langword="null"/> when there is none that still holds.</returns>
    ValueTask<ReadOnlyMemory<byte>?> GetAsync(LlmCacheKey key, CancellationToken cancellationToken);

    /// <summary>Keeps an entry in place of an earlier one.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="entry">The entry.</param>
    /// <param name="lifetime">How long it is kept.</param>
    /// <param name="tags">What it can be removed by.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    /// <returns>A task that ends when the entry is kept.</returns>
    ValueTask SetAsync(LlmCacheKey key, ReadOnlyMemory<byte> entry, TimeSpan lifetime, IReadOnlyList<string> tags, CancellationToken cancellationToken);

    /// <summary>Removes an entry, if it is there.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    /// <returns>A task that ends when it is gone.</returns>
    ValueTask RemoveAsync(LlmCacheKey key, CancellationToken cancellationToken);

    /// <summary>Removes all entries with a tag.</summary>
    /// <param name="tag">The tag.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    /// <returns>A task that ends when they are gone: whoever asks from then on does not get them.</returns>
    ValueTask RemoveByTagAsync(string tag, CancellationToken cancellationToken);
}
