namespace LlmAttributes;

/// <content>The stores that calls retrieve passages from.</content>
public sealed partial class LlmRuntimeBuilder
{
    private readonly Dictionary<string, IContextRetriever> _retrievers = new(StringComparer.Ordinal);

    /// <summary>Gives the runtime a store to retrieve passages from. Keyed services in a container are found without it.</summary>
    /// <param name="key">The key that <c>[Retrieve]</c> names.</param>
    /// <param name="retriever">The store. It stays yours to dispose.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentException">The key is empty, or there is a store with it already.</exception>
    public LlmRuntimeBuilder UseRetriever(string key, IContextRetriever retriever)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(key);
        ArgumentNullException.ThrowIfNull(retriever);
        if (!_retrievers.TryAdd(key, retriever))
            throw new ArgumentException($"There is a retriever '{key}' already; each key has one.", nameof(key));
        return this;
    }

    /// <summary>Gives the runtime a delegate to retrieve passages with.</summary>
    /// <param name="key">The key that <c>[Retrieve]</c> names.</param>
    /// <param name="retrieve">Finds the passages, the best first.</param>
    /// <param name="version">What differs whenever other passages may be found; see <see cref="IContextRetriever.Version"/>.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentException">The key is empty, or there is a store with it already.</exception>
    public LlmRuntimeBuilder UseRetriever(
        string key, Func<RetrievalRequest, CancellationToken, ValueTask<IReadOnlyList<RetrievedPassage>>> retrieve, Func<string?>? version = null)
    {
        ArgumentNullException.ThrowIfNull(retrieve);
        return UseRetriever(key, new DelegateRetriever(retrieve, version));
    }
}
