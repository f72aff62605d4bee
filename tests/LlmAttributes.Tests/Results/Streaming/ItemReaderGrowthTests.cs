using LlmAttributes.Runtime;
using LlmAttributes.Tests.Harness;
using LlmAttributes.Tests.Results.Reading;

namespace LlmAttributes.Tests.Results.Streaming;

/// <summary>The work for a stream grows with its length and no faster, however small its pieces are; it is counted, not timed.</summary>
[Collection(LoadCollection.Name)]
public sealed class ItemReaderGrowthTests
{
    private const int Length = 25_000;
    private const string Item = """{"title":"a \"b\"","minutes":1,"tags":["x"]},""";

    public static TheoryData<string, string> Streams => new()
    {
        { "[", Item },
        { "", Item },
        { """{"a":{"b":{"list":[""", Item },
        { "", "{" },
        { "", "[" },
        { "", "{\"a\":" },
        { "", "[{\"a\":[" },
        { "[", "{\"title\":\"" },
        { "", "{x\"" },
        { "", "{\"title\" " },
        { "", "[ \n" },
        { "", "{\"x\" : \n" },
        { "[", "\"" },
        { "[{\"title\":\"", "\" " },
        { "[{\"title\":\"", "\\" },
        { "[", "/*" },
        { "[", "// x\n" },
        { "[", "/" },
        { "[{\"a\":", "/" },
        { "", "{\"a\":[]," },
        { "", "{\"a\":{}}" },
        { "", "prose " },
    };

    [Theory]
    [MemberData(nameof(Streams))]
    public void Read_StreamInSmallPieces_TakesWorkInProportion(string start, string piece)
    {
        Assert.InRange(Steps(start, piece, Length, 3), 0, LenientJsonGrowthTests.StepsFor(Length));
        Assert.InRange(Steps(start, piece, 4 * Length, 3), 0, LenientJsonGrowthTests.StepsFor(4 * Length));
    }

    [Fact]
    public void Read_TenMegabytesOfItems_KeepsAFewOfThem()
    {
        var reader = StreamedList.NewReader();
        reader.Add("[");
        var chunk = string.Concat(Enumerable.Repeat(Item, 25));
        var before = GC.GetAllocatedBytesForCurrentThread();
        var count = 0;
        for (var length = 0; length < 10_000_000; length += chunk.Length)
        {
            reader.Add(chunk);
            while (reader.TryTake(out _))
                count++;
        }

        // Each item is a record, a list and two texts; the text around them leaves nothing behind.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, count * 600L);
        Assert.Equal(10_000_000 / chunk.Length * 25, count, 25.0);
    }

    [Theory]
    [InlineData("[{\"title\":\"")]
    [InlineData("")]
    [InlineData("{\"x\":\"")]
    public void Read_TenMegabytesWithoutAnItem_EndsAtTheBound(string start)
    {
        var reader = StreamedList.NewReader();
        reader.Add(start);
        var chunk = new string('x', 1000);
        var added = 0;
        while (reader.Broken is null && added < 10_000_000)
        {
            reader.Add(chunk);
            added += chunk.Length;
        }

        Assert.InRange(added, TextWindow.MaxLength - 1000, TextWindow.MaxLength + 2000);
        Assert.Equal("at most 1048576 characters", reader.Broken!.Faults[0].Expected);
    }

    [Fact]
    public void Read_ItemNestedBeyondTheBound_IsAFault()
    {
        var reader = StreamedList.NewReader();
        reader.Add("[{\"title\":" + new string('[', 100_000));

        Assert.Equal("$[0]: expected at most 60 levels, found 'more'", reader.Broken!.Faults[0].ToString());
    }

    private static long Steps(string start, string piece, int length, int cut)
    {
        var reader = StreamedList.NewReader();
        var text = start + string.Concat(Enumerable.Repeat(piece, length / piece.Length));
        for (var at = 0; at < text.Length && reader.Broken is null; at += cut)
        {
            reader.Add(text.AsSpan(at, Math.Min(cut, text.Length - at)));
            while (reader.TryTake(out _))
            {
            }
        }

        reader.End();
        return reader.Steps;
    }
}
