using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Logging;

namespace LlmAttributes;

/// <summary>The kept answers of a runtime's calls with <see cref="CacheAttribute"/>. Thread-safe.</summary>
public sealed partial class LlmCache
{
    private readonly LlmCacheOptions _options;
    private readonly AnswerMemory _memory;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;

    internal LlmCache(LlmCacheOptions options, ILlmCacheStore? store, LlmRuntime runtime)
    {
        options.Validate();
        _options = options;
        _memory = new(options);
        _time = runtime.Time;
        _logger = runtime.Logger;
        _runtime = runtime;
        Alike = new(runtime, options.Semantic, options.SemanticEmbeddingModel);
        _format = new(options.Secret);
        Meanings = new(options.Secret);
        _store = store;
        UsesMemory = store is null || options.LocalSeconds > 0;
        Fingerprints = new(options);
    }

    /// <summary>Gets what was asked of the cache so far.</summary>
    public LlmCacheStats Stats => new(Interlocked.Read(ref _hits), Interlocked.Read(ref _misses), Interlocked.Read(ref _shared))
    {
        Entries = _memory.Count,
        Bytes = _memory.Bytes,
        SavedUsd = (decimal)Interlocked.Read(ref _savedPico) / Price.PicoPerUsd,
    };

    /// <summary>Gets what was asked of the answers that are found by meaning.</summary>
    public SemanticCacheStats SemanticStats => Alike.Stats;

    internal SemanticCalls Alike { get; }

    internal MeaningFormat Meanings { get; }

    /// <summary>Whether the store tells what its answers were given to.</summary>
    internal bool KeepsMeanings => _store is ISemanticCacheStore;

    internal CacheFlights Flights { get; } = new();

    internal CacheFingerprints Fingerprints { get; }

    /// <summary>Whether answers are kept in the process, beside a store or instead of one.</summary>
    internal bool UsesMemory { get; }

    internal long Now => _time.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>Forgets the answers that are marked with a tag, for instance by <see cref="CacheAttribute.Tags"/>.</summary>
    /// <param name="tag">The tag.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    /// <returns>A task that ends when they are forgotten. Answers under way at the time are kept when they come.</returns>
    /// <exception cref="LlmException">The store failed, so that others may still take what it holds.</exception>
    public ValueTask InvalidateTagAsync(string tag, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(tag);
        return InvalidateAsync(CacheTags.Own(tag), cancellationToken);
    }

    /// <summary>Forgets the answers of all calls of a contract.</summary>
    /// <param name="contract">The name of the contract with its containing types, without its namespace, for instance <c>ISupportDesk</c>.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    /// <returns>A task that ends when they are forgotten.</returns>
    /// <exception cref="LlmException">The store failed, so that others may still take what it holds.</exception>
    public ValueTask InvalidateContractAsync(string contract, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(contract);
        return InvalidateAsync(CacheTags.Contract(contract), cancellationToken);
    }

    /// <summary>Forgets the answers of a call.</summary>
    /// <param name="call">The contract and the method, for instance <c>ISupportDesk.ClassifyAsync</c>.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    /// <returns>A task that ends when they are forgotten.</returns>
    /// <exception cref="LlmException">The store failed, so that others may still take what it holds.</exception>
    public ValueTask InvalidateCallAsync(string call, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(call);
        return InvalidateAsync(CacheTags.Call(call), cancellationToken);
    }

    /// <summary>Forgets the answers to a prompt.</summary>
    /// <param name="name">Its name, as <see cref="PromptAttribute.Name"/> gives it.</param>
    /// <param name="version">Its version, or <see langword="null"/> for all versions. The texts of a prompt are in the key, so a changed prompt finds no old answers anyway.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    /// <returns>A task that ends when they are forgotten.</returns>
    /// <exception cref="LlmException">The store failed, so that others may still take what it holds.</exception>
    public ValueTask InvalidatePromptAsync(string name, string? version = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return InvalidateAsync(CacheTags.Prompt(name, version), cancellationToken);
    }

    /// <summary>Finds an entry in the process.</summary>
    internal bool TryGetLocal(LlmCacheKey key, double? maxAgeSeconds, [NotNullWhen(true)] out CacheEntry? entry)
    {
        if (!_memory.TryGet(key, out entry))
            return false;
        var now = Now;
        if (now >= entry!.Expires)
            _memory.Remove(key);
        return entry.Holds(now, maxAgeSeconds);
    }

    /// <summary>Finds an entry in the process, else in the store.</summary>
    /// <param name="key">The key.</param>
    /// <param name="tags">What the entries of the call can be removed by; a store gives an entry without them.</param>
    /// <param name="maxAgeSeconds">How old the entry may be.</param>
    /// <param name="isSensitive">Whether entries of the call stay in the process.</param>
    /// <param name="cancellationToken">Ends the look-up.</param>
    internal async ValueTask<CacheEntry?> GetAsync(LlmCacheKey key, string[] tags, double? maxAgeSeconds, bool isSensitive, CancellationToken cancellationToken)
    {
        if (TryGetLocal(key, maxAgeSeconds, out var entry))
            return entry;
        if (_store is null || isSensitive)
            return null;
        entry = await ReadAsync(key, cancellationToken).ConfigureAwait(false);
        if (entry is null || !entry.Holds(Now, maxAgeSeconds))
            return null;
        KeepLocally(key, entry with { Tags = tags });
        return entry;
    }

    /// <summary>Keeps an entry.</summary>
    /// <returns>A task that ends when the store has it; the process has it at once.</returns>
    internal Task SetAsync(LlmCacheKey key, CacheEntry entry, bool isSensitive)
    {
        if (_store is null || isSensitive)
        {
            _memory.Set(key, entry);
            return Task.CompletedTask;
        }

        KeepLocally(key, entry);
        return WriteAsync(key, entry);
    }

    private void KeepLocally(LlmCacheKey key, CacheEntry entry)
    {
        if (_options.LocalSeconds > 0)
            _memory.Set(key, entry with { Expires = Math.Min(entry.Expires, Now + (long)(_options.LocalSeconds * 1000)) });
    }

    private async ValueTask InvalidateAsync(string tag, CancellationToken cancellationToken)
    {
        _memory.RemoveByTag(tag);
        Alike.RemoveByTag(tag);
        if (_store is not null)
            await RemoveFromStoreAsync(tag, cancellationToken).ConfigureAwait(false);
    }
}
