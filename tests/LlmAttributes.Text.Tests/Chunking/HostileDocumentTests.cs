namespace LlmAttributes.Text.Tests.Chunking;

public class HostileDocumentTests
{
    // A little more than a page, so that a page has to grow where nothing can be cut.
    private const int Length = PageWindow.Length + 9_000;

    public static TheoryData<string> Pieces => ["a", "word ", "漢", "\ud83d\ude00", "\ud800", "\0", "\n", "e\u0301\u0302", "a\n", "# a\n", "[", "\u202e.\u202d ", ". ", "\""];

    [Theory]
    [MemberData(nameof(Pieces))]
    public void Chunk_OfAHostileText_TilesIt(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, Length / piece.Length));
        foreach (var format in (DocumentFormat[])[DocumentFormat.PlainText, DocumentFormat.Code, DocumentFormat.Json, DocumentFormat.Csv])
            AssertTiles(text, format, 2_000);
    }

    [Theory]
    [InlineData(DocumentFormat.PlainText)]
    [InlineData(DocumentFormat.Json)]
    [InlineData(DocumentFormat.Html)]
    public void Chunk_OfABlockLargerThanAnyPage_TilesIt(DocumentFormat format)
    {
        var text = new string('a', PageWindow.MostLength + 50_000);

        AssertTiles(text, format, 20_000);
    }

    private static void AssertTiles(string text, DocumentFormat format, int most)
    {
        var chunks = new DocumentChunker(new() { Format = format, MaxTokens = most }).Chunk(text);

        Assert.True(text == string.Concat(chunks.Select(static c => c.Text)), "The chunks cover the document.");
        Assert.All(chunks, c => Assert.True(c.Tokens <= most));
    }
}
