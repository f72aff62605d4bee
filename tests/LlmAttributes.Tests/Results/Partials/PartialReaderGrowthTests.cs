using LlmAttributes.Runtime;
using LlmAttributes.Tests.Harness;

namespace LlmAttributes.Tests.Results.Partials;

/// <summary>The work for a growing object grows with its length and no faster, however small its pieces are; it is counted, not timed.</summary>
[Collection(LoadCollection.Name)]
public sealed class PartialReaderGrowthTests
{
    private const int Chunks = 10_000;
    private const string Step = """{"title":"a \"b\"","minutes":1,"tags":["x"]},""";

    public static TheoryData<string, string> Objects => new()
    {
        { "{\"title\":\"", "word " },
        { "{\"title\":\"", "\\u00e9" },
        { "{\"title\":\"", "\\" },
        { "{\"title\":\"", "\" " },
        { "{\"steps\":[", Step },
        { "{\"steps\":[", "{\"title\":\"" },
        { "{\"steps\":[", "{\"tags\":[" },
        { "{\"first\":{\"tags\":[", "\"x\"," },
        { "{\"first\":{\"tags\":[", "/**/" },
        { "{\"first\":{\"title\":\"a\",", "\"x\":1," },
        { "", "{" },
        { "", "{\"x\":1}" },
        { "", "{\"x\":{" },
        { "", "{\"x\" : \n" },
        { "", "\\{" },
        { "", "prose " },
    };

    [Theory]
    [MemberData(nameof(Objects))]
    public void Read_ObjectInTenThousandPieces_TakesWorkInProportion(string start, string piece)
    {
        // Nearly as long as an answer may be.
        const int Length = TextWindow.MaxLength - 1000;
        var text = start + string.Concat(Enumerable.Repeat(piece, (Length - start.Length) / piece.Length));
        var reader = StreamedPlan.NewReader();
        var snapshots = StreamedPlan.Snapshots(reader, text.Chunk(Length / Chunks).Select(static chunk => new string(chunk)));

        // Each property is looked at as it arrives, when it is complete, with the object that it is part of, and with all of it; the last reading may mend it in several ways.
        Assert.InRange(reader.Steps, 1, 40L * text.Length);
        Assert.InRange(snapshots.Count, 0, text.Length / (Length / Chunks) + 2);
    }

    [Fact]
    public void Read_LongListInTenThousandPieces_CopiesNothingOfIt()
    {
        const int Length = 1_000_000;
        var chunks = ("{\"title\":\"t\",\"first\":null,\"steps\":[" + string.Concat(Enumerable.Repeat(Step, Length / Step.Length))).Chunk(Length / Chunks).Select(static chunk => new string(chunk)).ToList();
        var reader = StreamedPlan.NewReader();
        var before = GC.GetAllocatedBytesForCurrentThread();
        var count = 0;
        foreach (var chunk in chunks)
            count += reader.Add(chunk) is null ? 0 : 1;

        // Some 300 bytes for a snapshot, 700 for each of the items, and the text of the answer.
        Assert.InRange(count, Chunks / 2, Chunks + 1);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, (count * 600L) + (Length / Step.Length * 1500L) + (6L * Length));
    }

    [Fact]
    public void Read_MoreThanAnAnswer_EndsAtTheBound()
    {
        var reader = StreamedPlan.NewReader();
        reader.Add("{\"title\":\"");
        reader.Add(new string('x', TextWindow.MaxLength));

        Assert.Equal("at most 1048576 characters", reader.Broken!.Faults[0].Expected);
        Assert.Null(reader.Add("y"));
        Assert.Null(reader.End());
    }
}
