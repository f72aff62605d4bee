namespace LlmAttributes;

/// <summary>Finds the passages of a store that answer a query, for <c>[Retrieve]</c>. Thread-safe.</summary>
/// <remarks>A runtime never disposes the retrievers it was given.</remarks>
public interface IContextRetriever
{
    /// <summary>Gets what differs whenever the store may answer differently, so that no answer is kept beyond a change of what it rests on.</summary>
    /// <value><see langword="null"/> when it is not known, as by default: kept answers then last as long as <see cref="CacheAttribute"/> says. It is read before each cached call, so it must be at hand.</value>
    string? Version => null;

    /// <summary>Gets a value indicating whether the retriever writes the <c>retrieval</c> span and the duration of each search itself, so that whoever asks it must not.</summary>
    bool IsTraced => false;

    /// <summary>Finds passages.</summary>
    /// <param name="request">What is looked for.</param>
    /// <param name="cancellationToken">Ends the search, also when the time of the call is over.</param>
    /// <returns>The passages, the best first; none when nothing is found.</returns>
    ValueTask<IReadOnlyList<RetrievedPassage>> RetrieveAsync(RetrievalRequest request, CancellationToken cancellationToken = default);
}
