namespace LlmAttributes.Text.Tests.Retrieval;

public class ContextAssemblyTests
{
    private static readonly string[] s_parts = ["First part about ropes. ", "Second part about zebras. ", "Third part about sails. ", "Fourth part about masts."];

    [Fact]
    public async Task Query_OnePassage_StandsBelowItsNumberTitleAndDocument()
    {
        await using var store = await Stores.OfAsync(null, Stores.Whole("doc-1", "A zebra crossing.\n") with { Title = "Roads\nand streets" });

        var result = await store.QueryAsync(new("zebra"));

        Assert.Equal("[1] Roads and streets (doc-1)\nA zebra crossing.\n", result.Text);
        Assert.Equal(("doc-1", 0L, 18L, 1), (result.Sources[0].DocumentId, result.Sources[0].Start, result.Sources[0].End, result.Sources[0].Number));
    }

    [Fact]
    public async Task Query_WithNeighbours_JoinsThemToTheTextOfTheDocument()
    {
        await using var store = await Stores.OfAsync(null, Document("a"));

        var source = Assert.Single((await store.QueryAsync(new("zebras") { Neighbours = 1 })).Sources);

        Assert.Equal(s_parts[0] + s_parts[1] + s_parts[2], source.Text);
        Assert.Equal(source.Text, string.Concat(s_parts)[(int)source.Start..(int)source.End]);
    }

    [Fact]
    public async Task Query_NeighboursThatMeet_StandAsOne()
    {
        await using var store = await Stores.OfAsync(null, Document("a"));

        var result = await store.QueryAsync(new("ropes masts") { Neighbours = 1 });

        Assert.Equal(string.Concat(s_parts), Assert.Single(result.Sources).Text);
        Assert.Equal(2, result.Passages.Count);
    }

    [Fact]
    public async Task Query_OverlappingPassages_StandOnceWhereTheyShareText()
    {
        var text = "One zebra. Two zebras. Three zebras.";
        var document = new ContextDocument("a", text) { Chunks = [Stores.Chunk("One zebra. Two zebras. "), Stores.Chunk("Two zebras. Three zebras.", 1, 11)] };
        await using var store = await Stores.OfAsync(null, document);

        var source = Assert.Single((await store.QueryAsync(new("zebra") { Neighbours = 1 })).Sources);

        Assert.Equal(text, source.Text);
    }

    [Theory]
    [InlineData(12)]
    [InlineData(25)]
    [InlineData(60)]
    public async Task Query_WithATokenLimit_StaysWithinIt(int limit)
    {
        var counter = new TokenEstimator();
        await using var store = await Stores.OfAsync(new() { TokenCounter = counter }, [.. Enumerable.Range(0, 6).Select(i => Document($"d{i}", $" number {i}"))]);

        var result = await store.QueryAsync(new("zebras sails") { MaxTokens = limit, TopK = 12, Neighbours = 1 });

        Assert.NotEmpty(result.Sources);
        Assert.InRange(counter.Count(result.Text).Tokens, 1, limit);
        Assert.InRange(result.Tokens, counter.Count(result.Text).Tokens - 2, limit);
    }

    private static ContextDocument Document(string id, string end = "")
    {
        List<DocumentChunk> chunks = [];
        var start = 0;
        foreach (var part in s_parts)
        {
            chunks.Add(Stores.Chunk(part + end, chunks.Count, start));
            start += part.Length + end.Length;
        }

        return new(id, string.Concat(chunks.Select(static chunk => chunk.Text))) { Chunks = chunks };
    }
}
