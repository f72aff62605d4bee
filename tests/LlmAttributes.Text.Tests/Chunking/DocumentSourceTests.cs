using System.Text;

namespace LlmAttributes.Text.Tests.Chunking;

public sealed class DocumentSourceTests
{
    private const string Sentence = "Größe und Maß of the 𝒜 river are told in 中文, too. ";

    private static readonly string s_text = string.Concat(Enumerable.Range(0, 400).Select(static i => $"{i}. {Sentence}{(i % 7 == 6 ? "\n\n" : "")}"));
    private static readonly DocumentChunker s_chunker = new(new() { MaxTokens = 64 });
    private static readonly IReadOnlyList<DocumentChunk> s_whole = [.. s_chunker.Chunk(s_text).Select(static chunk => chunk with { Breadcrumb = [] })];

    public static TheoryData<string> Encodings { get; } = ["utf-8", "utf-8 with mark", "utf-16", "utf-16BE", "utf-32", "utf-32BE"];

    [Theory]
    [MemberData(nameof(Encodings))]
    public async Task ChunkStreamAsync_InAnyEncoding_CutsAsItsText(string name)
    {
        var encoding = name == "utf-8 with mark" ? new UTF8Encoding(true) : Encoding.GetEncoding(name);
        byte[] bytes = [.. name == "utf-8" ? [] : encoding.GetPreamble(), .. encoding.GetBytes(s_text)];

        Assert.Equal(s_whole, await ListAsync(s_chunker.ChunkStreamAsync(new Dribble(bytes))));
    }

    [Fact]
    public async Task ChunkFileAsync_AnyFile_CutsAsItsTextAndClosesIt()
    {
        var path = Path.GetTempFileName();
        await File.WriteAllTextAsync(path, s_text);

        Assert.Equal(s_whole, await ListAsync(s_chunker.ChunkFileAsync(new FileInfo(path))));
        File.Delete(path);
        Assert.False(File.Exists(path));
    }

    [Fact]
    public async Task ChunkPiecesAsync_AnyPieces_CutsAsTheirTextAndEndsThem()
    {
        var hasEnded = false;

        Assert.Equal(s_whole, await ListAsync(s_chunker.ChunkPiecesAsync(Pieces())));
        Assert.True(hasEnded);

        async IAsyncEnumerable<string> Pieces()
        {
            try
            {
                foreach (var piece in s_text.Chunk(17))
                {
                    await Task.Yield();
                    yield return new(piece);
                    yield return "";
                }
            }
            finally
            {
                hasEnded = true;
            }
        }
    }

    [Theory]
    [InlineData(new byte[] { (byte)'a', 0xff, (byte)'b' }, "UTF-8")]
    [InlineData(new byte[] { (byte)'a', 0xe2, 0x82 }, "UTF-8")]
    [InlineData(new byte[] { 0xff, 0xfe, 0x00, 0xd8, 0x41, 0x00 }, "UTF-16")]
    public async Task ChunkStreamAsync_BytesThatAreNoText_FailUnlessReplaced(byte[] bytes, string encoding)
    {
        var error = await Assert.ThrowsAsync<InvalidDataException>(() => ListAsync(s_chunker.ChunkStreamAsync(new MemoryStream(bytes))));
        Assert.Contains($"is no {encoding}", error.Message, StringComparison.Ordinal);

        using var replaced = DocumentText.Open(new MemoryStream(bytes), OnInvalidText.Replace);
        Assert.Contains('\ufffd', Assert.Single(await ListAsync(s_chunker.ChunkAsync(replaced))).Text);
    }

    [Fact]
    public void Open_ReadOneByOne_GivesTheText()
    {
        using var text = DocumentText.Open(new Dribble(Encoding.UTF8.GetBytes(s_text)));
        var read = new StringBuilder();
        while (text.Peek() >= 0)
            read.Append((char)text.Read());

        Assert.Equal(s_text, read.ToString());
        Assert.Equal(-1, text.Read());
    }

    [Fact]
    public void Open_Empty_IsAtItsEnd()
    {
        using var text = DocumentText.Open(new MemoryStream());

        Assert.Equal("", text.ReadToEnd());
    }

    private static async Task<List<DocumentChunk>> ListAsync(IAsyncEnumerable<DocumentChunk> chunks)
    {
        List<DocumentChunk> all = [];
        await foreach (var chunk in chunks)
            all.Add(chunk with { Breadcrumb = [] });
        return all;
    }

    /// <summary>Gives three bytes at a time.</summary>
    private sealed class Dribble(byte[] bytes) : MemoryStream(bytes)
    {
        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(3, count));

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => base.ReadAsync(buffer[..Math.Min(3, buffer.Length)], cancellationToken);
    }
}
