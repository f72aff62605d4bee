using Microsoft.Extensions.AI;

namespace LlmAttributes;

/// <summary>The cosine of embeddings, so that texts of one meaning in other words are alike; what points apart is not alike at all.</summary>
/// <param name="generator">Makes the embeddings; each comparison of several texts is one request to it.</param>
public sealed class EmbeddingSimilarity(IEmbeddingGenerator<string, Embedding<float>> generator) : ITextSimilarity
{
    private readonly IEmbeddingGenerator<string, Embedding<float>> _generator = generator ?? throw new ArgumentNullException(nameof(generator));

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The generator gave another number of embeddings than there are texts, or some of different lengths.</exception>
    public async ValueTask CompareAsync(IReadOnlyList<string> texts, Memory<double> similarities, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(texts);
        var embeddings = await _generator.GenerateAsync(texts, cancellationToken: cancellationToken).ConfigureAwait(false);
        if (embeddings.Count != texts.Count)
            throw new InvalidOperationException(FormattableString.Invariant($"The embedding generator gave {embeddings.Count} embeddings for {texts.Count} texts; use one that gives one for each."));
        Fill(embeddings, similarities.Span);
    }

    private static void Fill(GeneratedEmbeddings<Embedding<float>> embeddings, Span<double> similarities)
    {
        var count = embeddings.Count;
        for (var i = 0; i < count; i++)
        {
            similarities[(i * count) + i] = 1;
            for (var j = i + 1; j < count; j++)
                similarities[(i * count) + j] = similarities[(j * count) + i] = Of(embeddings[i].Vector.Span, embeddings[j].Vector.Span);
        }
    }

    private static double Of(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        if (a.Length != b.Length)
            throw new InvalidOperationException(FormattableString.Invariant($"Embeddings of {a.Length} and {b.Length} numbers cannot be compared; use a generator of one model."));
        return Math.Clamp(Vectors.Cosine(a, b), 0, 1);
    }
}
