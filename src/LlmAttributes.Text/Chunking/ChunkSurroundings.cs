namespace LlmAttributes;

/// <summary>
/// Weighs the chunks around a chunk for an index by words. A chunk that is indexed with the words of its surroundings, the fainter, the farther they are, is found by questions that name what its
/// own sentences only refer to.
/// </summary>
public static class ChunkSurroundings
{
    /// <summary>The weight of the words next to a chunk, against 1 for its own.</summary>
    private const double Nearest = 0.4;

    /// <summary>How far off, in mean chunks, a weight has fallen to a third of that.</summary>
    private const double Reach = 3;

    private const double Least = 0.02;

    /// <summary>Weighs the surroundings of a chunk.</summary>
    /// <param name="chunks">The chunks of one document, in order.</param>
    /// <param name="index">The number of the chunk among them.</param>
    /// <returns>The chunk itself with weight 1, and the others whose words count, each with what their counts are multiplied with.</returns>
    public static IReadOnlyList<(DocumentChunk Chunk, double Weight)> Of(IReadOnlyList<DocumentChunk> chunks, int index)
    {
        ArgumentNullException.ThrowIfNull(chunks);
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, chunks.Count);
        var chunk = chunks[index];
        var length = Math.Max(1, (double)(chunks[^1].End - chunks[0].Start) / chunks.Count) * Reach;
        List<(DocumentChunk, double)> weighed = [(chunk, 1)];
        for (var i = index - 1; i >= 0 && Add(chunk.Start - Middle(chunks[i]), chunks[i]); i--)
        {
        }

        for (var i = index + 1; i < chunks.Count && Add(Middle(chunks[i]) - chunk.End, chunks[i]); i++)
        {
        }

        return weighed;

        bool Add(double distance, DocumentChunk other)
        {
            var weight = Nearest * Math.Exp(-Math.Max(0, distance) / length);
            if (weight < Least)
                return false;
            weighed.Add((other, weight));
            return true;
        }
    }

    private static double Middle(DocumentChunk chunk) => (chunk.Start + chunk.End) / 2.0;
}
