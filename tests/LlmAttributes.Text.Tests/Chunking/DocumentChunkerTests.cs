using CsCheck;

namespace LlmAttributes.Text.Tests.Chunking;

public class DocumentChunkerTests
{
    private static readonly Gen<ChunkerOptions> s_options =
        from format in Gen.Int[0, 6]
        from most in Gen.Int[8, 120]
        from least in Gen.Int[0, 8]
        from overlap in Gen.Int[0, 4]
        select new ChunkerOptions { Format = (DocumentFormat)format, MaxTokens = most, MinTokens = least, OverlapTokens = overlap };

    [Fact]
    public void Chunk_OfAnyText_TilesItWithinTheLimit() =>
        Gen.Select(Documents.Any, s_options).Sample((text, options) => Documents.AssertTiles(text, new DocumentChunker(options).Chunk(text), options), iter: 400);

    [Fact]
    public void Chunk_WithAnExactCounter_HoldsTheLimitByIt() =>
        Gen.Select(Documents.Any, s_options).Sample(
            (text, options) =>
            {
                options.TokenCounter = new TokenizerProvider().CounterFor(new() { ModelId = "gpt-4o" });
                Documents.AssertTiles(text, new DocumentChunker(options).Chunk(text), options);
            },
            iter: 60);

    [Fact]
    public async Task ChunkAsync_OfAnyReader_GivesTheSameChunks()
    {
        var text = string.Concat(Enumerable.Range(0, 6_000).Select(static i => i % 40 == 0 ? $"# Part {i}\n\n" : $"Sentence {i} of the harbour has {i % 7} berths 😀. {(i % 9 == 0 ? "\n\n" : "")}"));
        var chunker = new DocumentChunker();

        var whole = chunker.Chunk(text);
        var read = await Read(chunker.ChunkAsync(new DribblingReader(text)));

        Assert.True(text.Length > 2 * PageWindow.Length);
        Assert.Equal(whole.Select(static c => (c.Text, c.Start, c.CodePointStart, c.Tokens, string.Join('/', c.Breadcrumb))), read.Select(static c => (c.Text, c.Start, c.CodePointStart, c.Tokens, string.Join('/', c.Breadcrumb))));
        Documents.AssertTiles(text, read, new());
    }

    [Fact]
    public void Chunk_OfAnEmptyText_GivesNone() => Assert.Empty(new DocumentChunker().Chunk(""));

    [Fact]
    public async Task ChunkAsync_OfAnEmptyText_GivesNone() => Assert.Empty(await Read(new DocumentChunker().ChunkAsync(new StringReader(""))));

    [Fact]
    public async Task ChunkAsync_WithProgress_TellsEachPageAndTheEnd()
    {
        var text = string.Concat(Enumerable.Repeat("A sentence of a paragraph.\n\n", 12_000));
        List<ChunkProgress> told = [];

        var chunks = await Read(new DocumentChunker().ChunkAsync(new StringReader(text), new Listener(told)));

        Assert.Equal(3, told.Count);
        Assert.Equal([false, false, true], told.Select(static p => p.IsCompleted));
        Assert.Equal(new ChunkProgress(chunks.Count, text.Length, true), told[^1]);
    }

    [Fact]
    public async Task ChunkAsync_Cancelled_Stops()
    {
        using var source = new CancellationTokenSource();
        var text = string.Concat(Enumerable.Repeat("A sentence of a paragraph.\n\n", 12_000));
        var chunks = 0;

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var chunk in new DocumentChunker().ChunkAsync(new StringReader(text), null, source.Token))
            {
                chunks++;
                await source.CancelAsync();
            }
        });

        Assert.InRange(chunks, 1, text.Length / 28 / 2);
    }

    [Fact]
    public void Chunk_Cancelled_Throws() => Assert.ThrowsAny<OperationCanceledException>(() => new DocumentChunker().Chunk("text", new(canceled: true)));

    [Fact]
    public void Chunk_WithOverlap_RepeatsWholeSentences()
    {
        const string Text = "The first sentence has some words. The second sentence has some words. The third sentence has some words. The fourth sentence has some words.";

        var chunks = new DocumentChunker(new() { MaxTokens = 24, TargetTokens = 12, OverlapTokens = 9 }).Chunk(Text);

        Assert.True(chunks.Count > 1);
        Assert.All(chunks.Skip(1), static chunk => Assert.StartsWith("The ", chunk.Text));
        Assert.All(chunks.Skip(1), static chunk => Assert.True(chunk.Overlap > 0));
    }

    [Fact]
    public void Chunk_WithALeastSize_JoinsWhatIsShorter()
    {
        const string Text = "One.\n\nTwo.\n\nThree.\n\nFour.\n\nFive.\n\nSix.";

        Assert.Single(new DocumentChunker(new() { MaxTokens = 60, TargetTokens = 2, MinTokens = 12 }).Chunk(Text));
        Assert.True(new DocumentChunker(new() { MaxTokens = 60, TargetTokens = 2 }).Chunk(Text).Count > 3);
    }

    [Fact]
    public void Chunk_WhereTheSubjectChanges_Cuts()
    {
        const string Ships = "The harbour pilots guide tankers. Tankers need harbour pilots at night. Night pilots know the harbour well. ";
        const string Bread = "Sourdough bread needs flour and patience. Flour and water feed the sourdough. Patience makes sourdough bread rise.";

        var chunks = new DocumentChunker(new() { MaxTokens = 60, TargetTokens = 16, CohesionWeight = 2 }).Chunk(Ships + Bread);

        Assert.Equal([Ships, Bread], chunks.Select(static c => c.Text));
    }

    [Fact]
    public void Chunk_OfHeadings_CarriesTheBreadcrumb()
    {
        const string Text = "# Harbour\n\n## Berths\n\nThere are fourteen berths in the harbour, two of them closed.\n\n## Cranes\n\nThere are three cranes.\n\n# Town\n\nThe town is old and has walls.\n";

        var chunks = new DocumentChunker(new() { MaxTokens = 24, TargetTokens = 10 }).Chunk(Text);

        Assert.Equal(["Harbour/Berths", "Harbour/Cranes", "Town"], chunks.Select(static c => string.Join('/', c.Breadcrumb)));
    }

    [Theory]
    [InlineData("en", "The committee published its report on the state of the harbour and it was read by all of them.")]
    [InlineData("de", "Der Ausschuss hat seinen Bericht über den Zustand des Hafens veröffentlicht und er wurde von allen gelesen.")]
    [InlineData("ja", "これは港の状態についての報告書です。みんながそれを読みました。")]
    public void Chunk_OfALanguage_TellsIt(string language, string text) => Assert.Equal(language, Assert.Single(new DocumentChunker().Chunk(text)).Language);

    [Fact]
    public void Options_OutOfRange_AreRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(static () => new DocumentChunker(new() { MaxTokens = 7 }));
        Assert.Throws<ArgumentOutOfRangeException>(static () => new DocumentChunker(new() { MinTokens = 513 }));
        Assert.Throws<ArgumentOutOfRangeException>(static () => new DocumentChunker(new() { OverlapTokens = 257 }));
        Assert.Throws<ArgumentOutOfRangeException>(static () => new DocumentChunker(new() { TargetTokens = 0 }));
        Assert.Throws<ArgumentOutOfRangeException>(static () => new DocumentChunker(new() { CohesionWeight = double.NaN }));
        Assert.Throws<ArgumentOutOfRangeException>(static () => new DocumentChunker(new() { Format = (DocumentFormat)9 }));
    }

    internal static async Task<List<DocumentChunk>> Read(IAsyncEnumerable<DocumentChunk> chunks)
    {
        List<DocumentChunk> read = [];
        await foreach (var chunk in chunks)
            read.Add(chunk);
        return read;
    }

    private sealed class Listener(List<ChunkProgress> told) : IProgress<ChunkProgress>
    {
        public void Report(ChunkProgress value) => told.Add(value);
    }
}
