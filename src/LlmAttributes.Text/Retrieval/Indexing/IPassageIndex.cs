namespace LlmAttributes;

/// <summary>Where a context store keeps passages and finds them again. Thread-safe.</summary>
/// <remarks>
/// An index stores and finds; the store analyses texts, scores and assembles, so that every index ranks alike. Nothing that is asked in one partition may ever find what is kept in another, and a reader
/// sees a document as it was before a change or as it is after it.
/// </remarks>
public interface IPassageIndex : IAsyncDisposable
{
    /// <summary>Gets what differs from then on whenever a document changed, whoever changed it; what changed nothing leaves it as it is.</summary>
    /// <value><see langword="null"/>, as by default, when it is not known. It is read before each cached call that retrieves, so it must be at hand.</value>
    string? Version => null;

    /// <summary>Puts documents in place of those with the same names.</summary>
    /// <param name="documents">The documents; each is replaced whole, and one without passages goes. The last of several with one name counts.</param>
    /// <param name="cancellationToken">Cancels before anything of a document has changed.</param>
    ValueTask ReplaceAsync(IReadOnlyList<IndexedDocument> documents, CancellationToken cancellationToken = default);

    /// <summary>Removes a document.</summary>
    /// <param name="partition">Its partition.</param>
    /// <param name="documentId">Its name.</param>
    /// <param name="cancellationToken">Cancels before anything has changed.</param>
    /// <returns>How many passages it had.</returns>
    ValueTask<int> DeleteAsync(string partition, string documentId, CancellationToken cancellationToken = default);

    /// <summary>Finds the passages that <see cref="LexicalScore"/> scores highest, or nearly all of them.</summary>
    /// <param name="query">What is sought.</param>
    /// <param name="limit">How many passages are wanted at most.</param>
    /// <param name="cancellationToken">Cancels the search.</param>
    /// <returns>The passages, in any order, and the numbers that scores rest on.</returns>
    ValueTask<LexicalMatches> FindLexicalAsync(LexicalQuery query, int limit, CancellationToken cancellationToken = default);

    /// <summary>Finds the passages whose vectors are nearest by cosine.</summary>
    /// <param name="query">What they are near to.</param>
    /// <param name="limit">How many passages are wanted at most.</param>
    /// <param name="cancellationToken">Cancels the search.</param>
    /// <returns>The passages, the nearest first.</returns>
    ValueTask<IReadOnlyList<SimilarPassage>> FindSimilarAsync(SimilarityQuery query, int limit, CancellationToken cancellationToken = default);

    /// <summary>Reads neighbouring passages of a document.</summary>
    /// <param name="partition">The partition.</param>
    /// <param name="documentId">The document.</param>
    /// <param name="first">The number of the first passage.</param>
    /// <param name="last">The number of the last passage.</param>
    /// <param name="cancellationToken">Cancels reading.</param>
    /// <returns>The passages there are, by number.</returns>
    ValueTask<IReadOnlyList<IndexedPassage>> ReadAsync(string partition, string documentId, int first, int last, CancellationToken cancellationToken = default);

    /// <summary>Counts what a partition holds.</summary>
    /// <param name="partition">The partition.</param>
    /// <param name="cancellationToken">Cancels counting.</param>
    ValueTask<IndexCount> CountAsync(string partition, CancellationToken cancellationToken = default);

    /// <summary>Tells in which languages the passages of a partition are analysed.</summary>
    /// <param name="partition">The partition.</param>
    /// <param name="cancellationToken">Cancels reading.</param>
    /// <returns>The values of <see cref="IndexedPassage.Language"/>, the most common first.</returns>
    ValueTask<IReadOnlyList<string>> GetLanguagesAsync(string partition, CancellationToken cancellationToken = default);
}
