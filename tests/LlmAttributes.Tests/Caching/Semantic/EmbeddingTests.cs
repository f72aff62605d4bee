using Microsoft.Extensions.AI;

namespace LlmAttributes.Tests.Caching.Semantic;

public class EmbeddingTests
{
    [Fact]
    public async Task GenerateAsync_Lexical_GivesVectorsOfLengthOne()
    {
        using var generator = new LexicalEmbeddingGenerator();

        var vectors = await generator.GenerateAsync(["How do I reset my password?", "x"]);

        Assert.Equal(2, vectors.Count);
        Assert.All(vectors, static v => Assert.Equal(LexicalEmbeddingGenerator.Dimensions, v.Vector.Length));
        Assert.All(vectors, static v => Assert.Equal(1, v.Vector.ToArray().Sum(static x => x * x), 3));
    }

    [Fact]
    public async Task GenerateAsync_LexicalOfNothing_GivesZeros()
    {
        using var generator = new LexicalEmbeddingGenerator();

        Assert.All((await generator.GenerateAsync([""]))[0].Vector.ToArray(), static x => Assert.Equal(0, x));
    }

    [Fact]
    public async Task FindAsync_OwnEmbeddings_EmbedsEachQueryOnce()
    {
        using var embeddings = new CountingGenerator(3);
        var cache = new SemanticCache<string>(embeddings: embeddings);
        var query = new SemanticQuery("Where is my order?");

        Assert.Null(await cache.FindAsync(query));
        await cache.KeepAsync(query, "there", 5);
        var hit = await cache.FindAsync(new("Can you tell me where my order is?"));

        Assert.Equal("there", hit?.Answer);
        Assert.Equal(["Where is my order?", "Can you tell me where my order is?"], embeddings.Asked);
    }

    [Fact]
    public async Task FindAsync_SameTextOrOtherShelf_NeedsNoEmbedding()
    {
        using var embeddings = new CountingGenerator(3);
        var cache = new SemanticCache<string>(embeddings: embeddings);
        await cache.KeepAsync(new("Where is my order?"), "there", 5);

        await cache.FindAsync(new("Where is my order?"));
        await cache.FindAsync(new("Where is it?") { Partition = "other" });

        Assert.Single(embeddings.Asked);
    }

    [Fact]
    public async Task KeepAsync_VectorOfOtherLength_SaysSo()
    {
        using var embeddings = new CountingGenerator(3);
        var cache = new SemanticCache<string>(embeddings: embeddings);
        await cache.KeepAsync(new("a"), "x", 1);
        embeddings.Dimensions = 4;

        var exception = await Assert.ThrowsAsync<ArgumentException>(async () => await cache.KeepAsync(new("b"), "x", 1));

        Assert.StartsWith("The embedding has 4 dimensions, but those before have 3; use a cache of its own", exception.Message, StringComparison.Ordinal);
        Assert.NotNull(await cache.FindAsync(new("a")));
    }

    private sealed class CountingGenerator(int dimensions) : IEmbeddingGenerator<string, Embedding<float>>
    {
        public List<string> Asked { get; } = [];

        public int Dimensions { get; set; } = dimensions;

        public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
        {
            Asked.AddRange(values);
            return Task.FromResult(new GeneratedEmbeddings<Embedding<float>>(values.Select(_ => new Embedding<float>(Enumerable.Repeat(1f, Dimensions).ToArray()))));
        }

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose()
        {
        }
    }
}
