using System.Numerics.Tensors;
using Microsoft.Extensions.AI;

namespace LlmAttributes;

/// <summary>Ties neighbouring units by how near their embeddings are. Thread-safe.</summary>
internal sealed class EmbeddingTies(IEmbeddingGenerator<string, Embedding<float>> generator, double weight)
{
    private const int BatchSize = 64;

    // A similarity one standard deviation above the mean of its page ties like a fifth of the words of a unit.
    private const double WordsOfDeviation = 0.2;

    private readonly EmbeddingCache _cache = new();

    /// <summary>Ties the units of a page.</summary>
    public async Task AddAsync(PageCutter cutter, CancellationToken cancellationToken)
    {
        var units = cutter.Units;
        if (units.Count < 3)
            return;
        var vectors = new ReadOnlyMemory<float>[units.Count];
        List<int> missing = [];
        for (var i = 0; i < units.Count; i++)
        {
            if (!_cache.TryGet(TextOf(i), out vectors[i]))
                missing.Add(i);
        }

        foreach (var batch in missing.Chunk(BatchSize))
        {
            var texts = Array.ConvertAll(batch, TextOf);
            var found = await generator.GenerateAsync(texts, null, cancellationToken).ConfigureAwait(false);
            if (found.Count != batch.Length)
                throw new InvalidOperationException($"The embedding generator gave {found.Count} embeddings for {batch.Length} texts; it must give one for each.");
            for (var i = 0; i < batch.Length; i++)
            {
                vectors[batch[i]] = found[i].Vector;
                _cache.Add(texts[i], found[i].Vector);
            }
        }

        Tie(cutter, vectors);

        string TextOf(int unit) => cutter.Text.Span[units[unit].Start..units[unit].End].Trim().ToString();
    }

    private void Tie(PageCutter cutter, ReadOnlyMemory<float>[] vectors)
    {
        var similarities = new double[vectors.Length - 1];
        for (var i = 0; i < similarities.Length; i++)
            similarities[i] = SimilarityOf(vectors[i].Span, vectors[i + 1].Span);
        var mean = similarities.Average();
        var deviation = Math.Sqrt(similarities.Average(s => (s - mean) * (s - mean)));
        if (deviation < 1e-6)
            return;
        for (var i = 0; i < similarities.Length; i++)
            cutter.Tie(i + 1, (float)(weight * WordsOfDeviation * (similarities[i] - mean) / deviation));
    }

    // A vector of zeros, as some generators give for blanks, is near to nothing.
    private static double SimilarityOf(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        if (a.Length != b.Length || a.IsEmpty)
            return 0;
        var similarity = TensorPrimitives.CosineSimilarity(a, b);
        return float.IsFinite(similarity) ? similarity : 0;
    }
}
