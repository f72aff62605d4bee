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
        Fill(Checked(embeddings, texts.Count), similarities.Span);
    }

    /// <summary>Compares texts within the budget of a call.</summary>
    /// <returns>What was asked.</returns>
    internal async ValueTask<IReadOnlyList<AttemptRecord>> CompareAsync(IReadOnlyList<string> texts, Memory<double> similarities, LlmCallOptions? asking, CancellationToken cancellationToken)
    {
        if (_generator is not PlannedEmbeddingGenerator<string, Embedding<float>> planned)
        {
            await CompareAsync(texts, similarities, cancellationToken).ConfigureAwait(false);
            return [];
        }

        var (embeddings, attempts) = await planned.AskResultAsync(texts, asking, cancellationToken).ConfigureAwait(false);
        Fill(Checked(embeddings, texts.Count), similarities.Span);
        return attempts;
    }

    private static GeneratedEmbeddings<Embedding<float>> Checked(GeneratedEmbeddings<Embedding<float>> embeddings, int texts) => embeddings.Count == texts
        ? embeddings
        : throw new InvalidOperationException(FormattableString.Invariant($"The embedding generator gave {embeddings.Count} embeddings for {texts} texts; use one that gives one for each."));

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
