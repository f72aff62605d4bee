using System.Text;

namespace LlmAttributes.Text.Tests.Chunking;

/// <summary>Documents longer than the memory that cutting them may take.</summary>
[Collection(MemoryCollection.Name)]
public sealed class LongDocumentTests
{
    private const int Paragraphs = 40_000;
    private const int ParagraphsBetweenLooks = 5_000;
    private const long MostHeldBytes = 8_000_000;

    private static readonly string[] s_paragraphs =
        [.. Enumerable.Range(0, 97).Select(static i => $"Paragraph {i} tells of the river and the {i * i} boats that wait for it. {string.Concat(Enumerable.Repeat("They lie in the harbour until the tide comes in. ", 4 + (i % 9)))}\n\n")];

    private static readonly DocumentChunker s_chunker = new(new() { CohesionWeight = 0, MaxTokens = 2_000 });

    private static long Length { get; } = Enumerable.Range(0, Paragraphs).Sum(static i => (long)s_paragraphs[i % s_paragraphs.Length].Length);

    [Fact]
    public async Task ChunkStreamAsync_LongerThanItsMemory_HoldsLittleOfIt()
    {
        using var document = new GrowingStream();

        Assert.InRange(await MostHeldAsync(s_chunker.ChunkStreamAsync(document)), 0, MostHeldBytes);
    }

    [Fact]
    public async Task ChunkPiecesAsync_LongerThanItsMemory_HoldsLittleOfIt() =>
        Assert.InRange(await MostHeldAsync(s_chunker.ChunkPiecesAsync(Pieces())), 0, MostHeldBytes);

    private static async IAsyncEnumerable<string> Pieces()
    {
        for (var i = 0; i < Paragraphs; i++)
        {
            await Task.CompletedTask;
            yield return s_paragraphs[i % s_paragraphs.Length];
        }
    }

    // Looks at what is alive a dozen times on the way, and that the chunks are the document to its end.
    private static async Task<long> MostHeldAsync(IAsyncEnumerable<DocumentChunk> chunks)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var (end, next, most) = (0L, 0L, 0L);
        await foreach (var chunk in chunks)
        {
            Assert.Equal(end, chunk.Start);
            end = chunk.End;
            if (end < next)
                continue;
            next += Length / (Paragraphs / ParagraphsBetweenLooks);
            most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true) - before);
        }

        Assert.Equal(Length, end);
        Assert.True(Length * sizeof(char) > 4 * MostHeldBytes, "The document is not long enough to tell.");
        return most;
    }

    /// <summary>A document that is written as it is read.</summary>
    private sealed class GrowingStream : Stream
    {
        private byte[] _paragraph = [];
        private int _at;
        private int _next;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(Span<byte> buffer)
        {
            if (_at == _paragraph.Length)
            {
                if (_next == Paragraphs)
                    return 0;
                (_paragraph, _at) = (Encoding.UTF8.GetBytes(s_paragraphs[_next++ % s_paragraphs.Length]), 0);
            }

            var length = Math.Min(buffer.Length, _paragraph.Length - _at);
            _paragraph.AsSpan(_at, length).CopyTo(buffer);
            _at += length;
            return length;
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => new(Read(buffer.Span));

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => Task.FromResult(Read(buffer.AsSpan(offset, count)));

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
