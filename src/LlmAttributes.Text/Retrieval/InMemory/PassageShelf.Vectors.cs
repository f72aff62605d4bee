using System.Numerics.Tensors;

namespace LlmAttributes;

internal sealed partial class PassageShelf
{
    private readonly Dictionary<int, float[]> _vectors = [];
    private int _dimensions;

    public IReadOnlyList<SimilarPassage> FindSimilar(SimilarityQuery query, int limit, CancellationToken cancellationToken)
    {
        if (_vectors.Count == 0)
            return [];
        if (query.Vector.Length != _dimensions)
            throw new ArgumentException($"The vector that is sought has {query.Vector.Length} dimensions and those of the partition {_dimensions}; use the same embeddings for both.", nameof(query));
        var asked = Normalised(query.Vector.Span);
        var best = new PriorityQueue<int, float>();
        foreach (var (row, vector) in _vectors)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var similarity = TensorPrimitives.Dot(asked, vector);
            if ((best.Count == limit && best.TryPeek(out _, out var least) && similarity <= least) || (query.Filter is { } filter && !filter.Matches(_rows[row]!.Metadata)))
                continue;
            best.Enqueue(row, similarity);
            if (best.Count > limit)
                best.Dequeue();
        }

        return [.. best.UnorderedItems.OrderByDescending(static item => item.Priority).ThenBy(static item => item.Element).Select(item => new SimilarPassage(_rows[item.Element]!, item.Priority))];
    }

    private static float[] Normalised(ReadOnlySpan<float> vector)
    {
        var copy = vector.ToArray();
        var norm = TensorPrimitives.Norm<float>(copy);
        if (norm > 0 && float.IsFinite(norm))
            TensorPrimitives.Divide(copy, norm, copy);
        return copy;
    }

    private void CheckVectors(IndexedDocument document)
    {
        var dimensions = _vectors.Count == 0 ? document.Passages.FirstOrDefault(static passage => !passage.Vector.IsEmpty)?.Vector.Length ?? 0 : _dimensions;
        foreach (var passage in document.Passages)
        {
            if (!passage.Vector.IsEmpty && passage.Vector.Length != dimensions)
                throw new ArgumentException($"A vector of document '{document.Id}' has {passage.Vector.Length} dimensions and those before {dimensions}; use the same embeddings for all.", nameof(document));
        }
    }

    private void AddVector(int row, ReadOnlySpan<float> vector)
    {
        if (vector.IsEmpty)
            return;
        _dimensions = vector.Length;
        _vectors[row] = Normalised(vector);
    }

    private void RemoveVector(int row) => _vectors.Remove(row);

    private void ClearVectors() => _vectors.Clear();
}
