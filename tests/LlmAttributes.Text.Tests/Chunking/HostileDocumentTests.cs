namespace LlmAttributes.Text.Tests.Chunking;

public class HostileDocumentTests
{
    public static TheoryData<string> Texts => new()
    {
        new string('a', 2_200_000),
        string.Concat(Enumerable.Repeat("word ", 200_000)),
        string.Concat(Enumerable.Repeat("漢", 300_000)),
        string.Concat(Enumerable.Repeat("\ud83d\ude00", 200_000)),
        new string('\ud800', 200_000),
        new string('\0', 200_000),
        new string('\n', 300_000),
        string.Concat(Enumerable.Repeat("e\u0301\u0302", 100_000)),
        string.Concat(Enumerable.Repeat("a\n", 100_000)),
        string.Concat(Enumerable.Repeat("# a\n", 20_000)),
        new string('[', 200_000),
        string.Concat(Enumerable.Repeat("\u202e.\u202d ", 60_000)),
        string.Concat(Enumerable.Repeat(". ", 100_000)),
        new string('"', 200_001),
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public void Chunk_OfAHostileText_TilesIt(string text)
    {
        foreach (var format in (DocumentFormat[])[DocumentFormat.PlainText, DocumentFormat.Code, DocumentFormat.Json, DocumentFormat.Csv])
        {
            var chunks = new DocumentChunker(new() { Format = format, MaxTokens = 2_000 }).Chunk(text);

            Assert.Equal(text.Length, chunks.Sum(static c => (long)c.Text.Length));
            Assert.Equal(text, string.Concat(chunks.Select(static c => c.Text)));
            Assert.All(chunks, static c => Assert.True(c.Tokens <= 2_000));
        }
    }
}
