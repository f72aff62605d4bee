namespace LlmAttributes.Text.Tests.Chunking;

public class ChunkSurroundingsTests
{
    [Fact]
    public void Of_AChunkInTheMiddle_FadesWithTheDistance()
    {
        var chunks = Enumerable.Range(0, 41).Select(static i => new DocumentChunk { Index = i, Text = new('x', 100), Start = 100 * i, CodePointStart = 100 * i, CodePoints = 100, Tokens = 20 }).ToList();

        var weighed = ChunkSurroundings.Of(chunks, 20).ToDictionary(static w => w.Chunk.Index, static w => w.Weight);

        Assert.Equal(1, weighed[20]);
        Assert.Equal(weighed[19], weighed[21], 12);
        Assert.Equal(0.4 * Math.Exp(-50 / 300.0), weighed[21], 12);
        Assert.Equal(0.4 * Math.Exp(-150 / 300.0), weighed[22], 12);
        Assert.DoesNotContain(0, weighed.Keys);
        Assert.All(weighed.Values, static w => Assert.InRange(w, 0.02, 1));
    }

    [Fact]
    public void Of_TheOnlyChunk_IsItAlone()
    {
        var chunks = new DocumentChunker().Chunk("One sentence.");

        Assert.Equal([(chunks[0], 1.0)], ChunkSurroundings.Of(chunks, 0));
    }
}
