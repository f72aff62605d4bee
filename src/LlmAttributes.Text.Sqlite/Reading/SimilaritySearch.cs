using System.Numerics.Tensors;

namespace LlmAttributes;

/// <summary>Finds the nearest vectors: all are compared a byte per dimension, and the best of those exactly.</summary>
internal sealed class SimilaritySearch(PassageReader reader, PartitionRow partition, SimilarityQuery query)
{
    // More are compared exactly than are wanted, since a byte per dimension may turn neighbours around.
    private const int Surplus = 4;
    private const int LeastSurplus = 64;

    public IReadOnlyList<SimilarPassage> Find(int limit, CancellationToken cancellationToken)
    {
        if (partition.Vectors == 0)
            return [];
        Check(query);
        var asked = query.Vector.ToArray();
        if (TensorPrimitives.Norm<float>(asked) is > 0 and var length && float.IsFinite(length))
            TensorPrimitives.Divide(asked, length, asked);
        return [.. Nearest(asked, (int)Math.Min(int.MaxValue, ((long)limit * Surplus) + LeastSurplus), cancellationToken)
            .Select(row => (Row: row, Similarity: Cosine(asked, reader.Vector(partition.Id, row))))
            .OrderByDescending(static item => item.Similarity).ThenBy(static item => item.Row)
            .Take(limit)
            .Select(item => new SimilarPassage(reader.Passage(partition.Id, item.Row), item.Similarity))];
    }

    private static float Cosine(ReadOnlySpan<float> asked, ReadOnlySpan<float> vector) =>
        TensorPrimitives.Norm(vector) is > 0 and var length ? TensorPrimitives.Dot(asked, vector) / length : 0;

    private void Check(SimilarityQuery query)
    {
        if (query.Vector.Length != partition.Dimensions)
            throw new ArgumentException($"The vector that is sought has {query.Vector.Length} dimensions and those of the partition {partition.Dimensions}; use the same embeddings for both.", nameof(query));
    }

    private List<int> Nearest(float[] asked, int count, CancellationToken cancellationToken)
    {
        var allowed = query.Filter is { } filter ? new FilterRows(reader, partition).Of(filter) : null;
        var best = new PriorityQueue<int, float>();
        var bytes = QuantisedVector.BytesOf(partition.Dimensions);
        using var blocks = reader.Vectors(partition.Id);
        while (blocks.Read())
        {
            cancellationToken.ThrowIfCancellationRequested();
            var vectors = blocks.Blob(1);
            var firstRow = RowKey.RowOf(blocks.GetInt64(0)) * QuantisedVector.RowsPerBlock;
            for (var i = 0; i < QuantisedVector.RowsPerBlock; i++)
            {
                var vector = vectors.Slice(i * bytes, bytes);
                if (!QuantisedVector.Exists(vector) || allowed?.Has(firstRow + i) == false)
                    continue;
                var similarity = QuantisedVector.Dot(vector, asked);
                if (best.Count < count)
                    best.Enqueue(firstRow + i, similarity);
                else
                    best.EnqueueDequeue(firstRow + i, similarity);
            }
        }

        return [.. best.UnorderedItems.Select(static item => item.Element).Order()];
    }
}
