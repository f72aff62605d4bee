using System.Text.Json;
using LlmAttributes.Runtime;
using LlmAttributes.Tests.Harness;

namespace LlmAttributes.Tests.Results.Reading;

/// <summary>The work for a hostile text grows with its length and no faster; it is counted, not timed.</summary>
[Collection(LoadCollection.Name)]
public sealed class LenientJsonGrowthTests
{
    private const int Length = 25_000;

    public static TheoryData<string, string> Hostile => new()
    {
        { "", "{" },
        { "", "[" },
        { "", "{\"a\":" },
        { "", "[{\"a\":[" },
        { "", "\"" },
        { "{\"a\":\"", "\"" },
        { "{\"a\":\"", "\" ," },
        { "{\"a\":\"", "\", \"b" },
        { "{\"a\":\"", "x\"            " },
        { "{\"a\":\"", "\"}" },
        { "{\"a\":\"", "\"/*" },
        { "{\"a\":\"", "\" // " },
        { "{\"a\":\"", "\\" },
        { "{\"a\":\"", "\\\"" },
        { "{\"a\":[", "\"\"\"" },
        { "{\"a\":[", "{ /* */" },
        { "{", "\n" },
        { "{\"a\":1", " x:" },
        { "{\"a\":", "(" },
        { "", "{a}" },
        { "", "{\\\"a\\\":" },
        { "", "a: \n" },
        { "", "a:\n\n" },
        { "", "{\"a\":1}" },
        { "", "{\"a\":\"x}" },
        { "{", "/*" },
        { "{\"a\":\"", "`" },
        { "{'a':'", "' ' " },
    };

    /// <summary>The most that a text may cost.</summary>
    public static long StepsFor(int length) => 200_000 + (length * 48L);

    [Theory]
    [MemberData(nameof(Hostile))]
    public void Read_HostileText_TakesWorkInProportion(string start, string piece)
    {
        var once = Steps(start, piece, Length);
        var fourTimes = Steps(start, piece, 4 * Length);

        Assert.True(once <= StepsFor(Length), $"{once} steps");
        Assert.True(fourTimes <= StepsFor(4 * Length), $"{fourTimes} steps");
    }

    [Fact]
    public void Read_TenMegabytesOfQuotes_EndsWithinTheSameBound() => Assert.True(Steps("{\"a\":\"", "x\", \"", 10_000_000) <= StepsFor(10_000_000));

    [Fact]
    public void Read_NestingBeyondTheBound_IsAFault() => Assert.StartsWith("$", Lenient.Read(string.Concat(Enumerable.Repeat("{\"a\":", 200_000)), "a"), StringComparison.Ordinal);

    [Fact]
    public void Read_NestingUpToTheBound_IsRead()
    {
        var text = string.Concat(Enumerable.Repeat("[", JsonMender.MaxDepth)) + string.Concat(Enumerable.Repeat("]", JsonMender.MaxDepth));

        Assert.Equal(text, Lenient.Read(text));
    }

    private static long Steps(string start, string piece, int length)
    {
        var text = start + string.Concat(Enumerable.Repeat(piece, length / piece.Length));
        using var search = new JsonSearch<JsonElement?>(text, new AnyShape("a"));
        search.Read(new());
        return search.Steps;
    }
}
