using System.Numerics.Tensors;

namespace LlmAttributes;

/// <summary>Finds the nearest vectors: all, or those of the nearest groups, are compared a byte per dimension, and the best of those exactly.</summary>
internal sealed class SimilaritySearch(PassageReader reader, PartitionRow partition, SimilarityQuery query, SqlitePassageIndexOptions options)
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
        return [.. Nearest(asked, limit, (int)Math.Min(int.MaxValue, ((long)limit * Surplus) + LeastSurplus), cancellationToken)
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

    private List<int> Nearest(float[] asked, int limit, int count, CancellationToken cancellationToken)
    {
        var allowed = query.Filter is { } filter ? new FilterRows(reader, partition).Of(filter) : null;
        var best = new PriorityQueue<int, float>();
        if (partition.Vectors > options.ExactUpTo && reader.Grouping(partition.Id) is { } grouping)
            CompareGroups(grouping.Id, (int)Math.Ceiling(grouping.Groups * options.ProbedShare), asked, allowed, best, count, cancellationToken);

        // What a filter leaves may stand in any group.
        if (best.Count < Math.Min(limit, partition.Vectors))
        {
            best.Clear();
            CompareAll(asked, allowed, best, count, cancellationToken);
        }

        return [.. best.UnorderedItems.Select(static item => item.Element).Order()];
    }

    private void CompareGroups(long grouping, int groups, float[] asked, RowSet? allowed, PriorityQueue<int, float> best, int count, CancellationToken cancellationToken)
    {
        var bytes = GroupedVector.BytesOf(partition.Dimensions);
        foreach (var group in reader.GroupsNear(grouping, asked).AsSpan(0, groups))
        {
            cancellationToken.ThrowIfCancellationRequested();
            using var blocks = reader.Group(grouping, group);
            while (blocks.Read())
            {
                var places = blocks.Blob(0);
                for (var at = 0; at < places.Length; at += bytes)
                {
                    var place = places.Slice(at, bytes);
                    var row = GroupedVector.RowOf(place);
                    if (row >= 0 && allowed?.Has(row) != false)
                        Offer(row, QuantisedVector.Dot(GroupedVector.VectorOf(place), asked), best, count);
                }
            }
        }
    }

    private void CompareAll(float[] asked, RowSet? allowed, PriorityQueue<int, float> best, int count, CancellationToken cancellationToken)
    {
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
                if (QuantisedVector.Exists(vector) && allowed?.Has(firstRow + i) != false)
                    Offer(firstRow + i, QuantisedVector.Dot(vector, asked), best, count);
            }
        }
    }

    private static void Offer(int row, float similarity, PriorityQueue<int, float> best, int count)
    {
        if (best.Count < count)
            best.Enqueue(row, similarity);
        else
            best.EnqueueDequeue(row, similarity);
    }
}
