using Microsoft.Extensions.AI;

namespace LlmAttributes;

/// <summary>Turns texts into vectors by their words and runs of three characters, weighted by rarity. It needs no model and no request.</summary>
/// <remarks>
/// It knows how texts are written, not what they mean: a paraphrase in other words is far away, and "with" is next to "without". As a source of candidates for <see cref="SemanticCache{TAnswer}"/>, which verifies
/// them, it serves well; for search by meaning use the embeddings of a model. The rarities are those of English questions.
/// </remarks>
public sealed class LexicalEmbeddingGenerator : IEmbeddingGenerator<string, Embedding<float>>
{
    /// <summary>The number of dimensions of every vector.</summary>
    public const int Dimensions = LexicalVector.Dimensions;

    /// <inheritdoc/>
    public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(values);
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(new GeneratedEmbeddings<Embedding<float>>(values.Select(static value => new Embedding<float>(VectorOf(QueryReading.Of(value))))));
    }

    /// <inheritdoc/>
    public object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        return serviceKey is null && serviceType.IsInstanceOfType(this) ? this : null;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    internal static float[] VectorOf(QueryReading query)
    {
        var vector = new float[Dimensions];
        LexicalVector.Write(query, PairModel.Shipped.Weights, vector);
        return vector;
    }
}
