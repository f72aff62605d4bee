namespace LlmAttributes;

internal sealed partial class PassageShelf
{
    private readonly VectorShelf _vectors = new(options);

    public IReadOnlyList<SimilarPassage> FindSimilar(SimilarityQuery query, int limit, CancellationToken cancellationToken)
    {
        if (_vectors.Count == 0)
            return [];
        if (query.Vector.Length != _vectors.Dimensions)
            throw new ArgumentException($"The vector that is sought has {query.Vector.Length} dimensions and those of the partition {_vectors.Dimensions}; use the same embeddings for both.", nameof(query));
        Func<int, bool>? isMeant = query.Filter is { } filter ? row => filter.Matches(_rows[row]!.Metadata) : null;
        return [.. _vectors.Search(query.Vector.Span, limit, isMeant, cancellationToken).Select(found => new SimilarPassage(_rows[found.Row]!, found.Similarity))];
    }

    private void CheckVectors(IndexedDocument document)
    {
        var dimensions = _vectors.Count == 0 ? document.Passages.FirstOrDefault(static passage => !passage.Vector.IsEmpty)?.Vector.Length ?? 0 : _vectors.Dimensions;
        foreach (var passage in document.Passages)
        {
            if (!passage.Vector.IsEmpty && passage.Vector.Length != dimensions)
                throw new ArgumentException($"A vector of document '{document.Id}' has {passage.Vector.Length} dimensions and those before {dimensions}; use the same embeddings for all.", nameof(document));
        }
    }
}
