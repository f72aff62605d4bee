using System.Numerics.Tensors;

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

    // The vectors of a document that is replaced go, so they bind nothing.
    private void CheckVectors(IndexedDocument document)
    {
        var replaced = _documents.TryGetValue(document.Id, out var kept) ? kept.Rows.Count(_vectors.Has) : 0;
        var dimensions = _vectors.Count > replaced ? _vectors.Dimensions : 0;
        foreach (var passage in document.Passages)
        {
            if (passage.Vector.IsEmpty)
                continue;
            if (!float.IsFinite(TensorPrimitives.Norm(passage.Vector.Span)))
                throw new ArgumentException($"A vector of document '{document.Id}' has a number or a length that is not finite; look at its embeddings.", nameof(document));
            dimensions = dimensions == 0 ? passage.Vector.Length : dimensions;
            if (passage.Vector.Length != dimensions)
                throw new ArgumentException($"A vector of document '{document.Id}' has {passage.Vector.Length} dimensions and those before {dimensions}; use the same embeddings for all.", nameof(document));
        }
    }
}
