using Microsoft.Extensions.AI;

namespace LlmAttributes.Text.Tests.Chunking;

public class EmbeddingChunkTests
{
    private const string First = "Alpha one is here. Beta two is there. Gamma three is near. ";
    private const string Second = "Delta four is far. Epsilon five is out. Zeta six is in.";

    [Fact]
    public async Task ChunkAsync_WithEmbeddings_CutsWhereTheyTurn()
    {
        var chunks = await DocumentChunkerTests.Read(Chunker(new()).ChunkAsync(new StringReader(First + Second)));

        Assert.Equal([First, Second], chunks.Select(static c => c.Text));
    }

    [Fact]
    public async Task ChunkAsync_OfManySentences_AsksInBatchesAndNotTwice()
    {
        var generator = new TurningGenerator();
        var chunker = Chunker(generator);
        var text = string.Concat(Enumerable.Range(0, 150).Select(static i => $"Sentence number {i} stands here. "));

        await DocumentChunkerTests.Read(chunker.ChunkAsync(new StringReader(text)));
        await DocumentChunkerTests.Read(chunker.ChunkAsync(new StringReader(text)));

        Assert.Equal([64, 64, 22], generator.Batches);
    }

    [Fact]
    public void Chunk_WithEmbeddings_IsRefused() => Assert.Throws<InvalidOperationException>(static () => Chunker(new()).Chunk("text"));

    [Fact]
    public async Task ChunkAsync_AGeneratorThatFails_ReportsIt()
    {
        await using var runtime = LlmRuntime.CreateBuilder().Build();
        var chunker = new DocumentChunker(new() { Embeddings = new TurningGenerator { Fails = true } }, runtime);

        await Assert.ThrowsAsync<InvalidOperationException>(() => DocumentChunkerTests.Read(chunker.ChunkAsync(new StringReader(First + Second))));
        await DocumentChunkerTests.Read(new DocumentChunker(null, runtime).ChunkAsync(new StringReader(First)));

        Assert.Equal(new ErrorRate(1, 1, 2), runtime.Errors.Rate(ErrorWindow.Total, LlmComponents.Chunker));
    }

    private static DocumentChunker Chunker(TurningGenerator generator) => new(new() { MaxTokens = 80, TargetTokens = 16, CohesionWeight = 3, Embeddings = generator });

    private sealed class TurningGenerator : IEmbeddingGenerator<string, Embedding<float>>
    {
        public List<int> Batches { get; } = [];

        public bool Fails { get; init; }

        public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
        {
            if (Fails)
                throw new InvalidOperationException("broken");
            var texts = values.ToList();
            Batches.Add(texts.Count);
            return Task.FromResult(new GeneratedEmbeddings<Embedding<float>>(texts.Select(static text => new Embedding<float>(First.Contains(text, StringComparison.Ordinal) ? new float[] { 1, 0.1f } : new float[] { 0.1f, 1 }))));
        }

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose()
        {
        }
    }
}
