namespace LlmAttributes;

/// <content>Where answers are kept.</content>
public sealed partial class LlmRuntimeBuilder
{
    private ILlmCacheStore? _cacheStore;

    /// <summary>Gets how the answers of calls with <see cref="CacheAttribute"/> are kept. A runtime that shares with another has that one's.</summary>
    public LlmCacheOptions Cache { get; } = new();

    /// <summary>Keeps the answers of calls with <see cref="CacheAttribute"/> elsewhere than in the process. Answers to prompts with <see cref="SensitiveAttribute"/> values stay in the process all the same.</summary>
    /// <param name="store">The store. It stays yours to dispose.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="InvalidOperationException">The runtime shares with another, and so has that one's store.</exception>
    public LlmRuntimeBuilder UseCacheStore(ILlmCacheStore store)
    {
        ArgumentNullException.ThrowIfNull(store);
        ThrowIfHosted(nameof(UseCacheStore));
        _cacheStore = store;
        return this;
    }
}
