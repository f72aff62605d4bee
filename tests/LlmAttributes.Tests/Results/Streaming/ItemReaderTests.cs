using LlmAttributes.Runtime;

namespace LlmAttributes.Tests.Results.Streaming;

public sealed class ItemReaderTests
{
    private const string A = """{"title":"a","minutes":1,"tags":["x"]}""";
    private const string B = """{"title":"b","minutes":2,"tags":[]}""";
    private const string C = """{"title":"c","minutes":3,"tags":["y","z"]}""";

    public static TheoryData<string, string> Answers => new()
    {
        { $"[{A},{B}]", "a | b" },
        { $$"""{"data":[{{A}},{{B}}]}""", "a | b" },
        { $$"""{"items": [{{A}}, {{B}}], "count": 2}""", "a | b" },
        { $$"""{"count": 2, "steps": [ {{A}} , {{B}} , ] }""", "a | b" },
        { $$"""{"result": {"list": [{{A}},{{B}}] } }""", "a | b" },
        { $$"""{"note":"see [1] {2}","tags":[],"list":[{{A}}]}""", "! $[0].title: expected text, found nothing" },
        { $"```json\n[{A},\n{B}]\n```\nThese are 2 [two] {{items}}.", "a | b" },
        { $"Here are the steps [2] you asked for {{see below}}:\n\n[\n  {A},\n  {B}\n]", "a | b" },
        { $"{A}\n{B}\n", "a | b" },
        { $"{A}\n{B}", "a | b" },
        { $"First: {A}\nSecond, \\[x\\]: {B}\nThese are all {{of them}}.", "a | b" },
        { $"{A}\n\\{B}", "a" },
        { A, "a" },
        { "{\"step\":" + A + "}", "a" },
        { "[]", "" },
        { """{"data":[]}""", "" },
        { "Nothing to do: []", "" },
        { $"[{A},{B},]", "a | b" },
        { $"[{A}\n{B}]", "a | b" },
        { $"[{A},null,{B}]", "a | b" },
        { $"[{A}, // it's [first\n {B} /* and {{ */]", "a | b" },
        { "{\"data\":[" + A + "," + B + "}", "a | b" },
        { """[{'title':'it''s', 'minutes': 1, 'tags': ['a]']}]""", "it''s" },
        { """[{title: "plain {", minutes: 1, tags: []}]""", "plain {" },
        { """[{"title":"the "best" of, well","minutes":1,"tags":[]},{"title":"b","minutes":"2","tags":"one"}]""", "the \"best\" of, well | b" },
        { "[{\"title\":\"two\nlines\",\"minutes\":1,\"tags\":[]}]", "two\nlines" },
        { """[{"title":"a \"quoted\" ] } \\","minutes":1.0,"tags":[]}]""", "a \"quoted\" ] } \\" },
        { """[{"title":"5\" pipe","minutes":1,"tags":["6" pipe", "x"]},{"title":"b","minutes":1,"tags":[]}]""", "5\" pipe | b" },
        { $"[{A},{B}", "a | b | ! $: expected a whole list, found 'a list that breaks off'" },
        { $"[{A},", "a | ! $: expected a whole list, found 'a list that breaks off'" },
        { $$"""[{{A}},{"title":"b","minutes":2,"tags":[]""", "a | ! $[1]: expected a whole item, found 'an item that breaks off'" },
        { $$"""[{{A}},{"title":"b""", "a | ! $[1]: expected a whole item, found 'an item that breaks off'" },
        { $"{A}\n{{\"title\":\"b\"", "a | ! $[1]: expected a whole item, found 'an item that breaks off'" },
        { """{"data":[""", "! $: expected a whole list, found 'a list that breaks off'" },
        { $$"""[{{A}},{{B}},{"title":"c","minutes":"many","tags":[]},{{C}}]""", "a | b | ! $[2].minutes: expected a whole number, found '\"many\"'" },
        { $$"""[{{A}},{"minutes":1,"tags":[]}]""", "a | ! $[1].title: expected text, found nothing" },
        { $"[{A},...]", "a | ! $[1]: expected an object, found '\"...\"'" },
        { "There is nothing to do.", "! $: expected JSON, found 'There is nothing to do.'" },
        { "", "! $: expected JSON, found ''" },
    };

    [Theory]
    [MemberData(nameof(Answers))]
    public void Read_Answer_GivesTheItemsHoweverItIsCut(string answer, string expected) => Assert.Equal(expected, StreamedList.ReadCutAnywhere(answer));

    [Fact]
    public void Read_Pieces_GivesEachItemWithThePieceThatEndsIt() =>
        Assert.Equal("a@1 | b@1 | c@3", StreamedList.Read("""{"data":[{"title":"a","minutes":1,""", $$""" "tags":[]},{{B}},{"title":"c",""", """ "minutes":3,"tags":[""", "]}", "]}"));

    [Theory]
    [InlineData("[1,2,3]", "1@0 | 2@0 | 3@0")]
    [InlineData("""{"data": [1, "2", 3.0]}""", "1@0 | 2@0 | 3@0")]
    [InlineData("As of [2024], there are:\n[1, 2]", "1@0 | 2@0")]
    [InlineData("[1,x]", "1@0 | ! $[1]: expected a whole number, found '\"x\"'")]
    public void Read_Numbers_GivesThem(string answer, string expected) => Assert.Equal(expected, StreamedList.Numbers(answer, ""));

    [Fact]
    public void Read_NumberAtTheEndOfAPiece_WaitsForTheRestOfIt() => Assert.Equal("1@0 | 23@1 | 4@2", StreamedList.Numbers("[1,2", "3,4", "]"));

    [Fact]
    public void Read_Texts_EndWhereWhatFollowsSaysSo() => Assert.Equal("a \"b\" c@1 | d, e@1 | f@2", StreamedList.Texts("[\"a \"b\" c\"", ", \"d, e\", 'f'", "]"));

    [Fact]
    public void Read_ListsInAList_GivesTheInnerOnes()
    {
        var part = JsonParts.List(JsonParts.Value<int>(JsonValues.Number<int>));
        var shape = new ListShapeOf<List<int>>("""{"type":"array","items":{"type":"integer"}}""", part);

        Assert.Equal("1+2 | 3", StreamedList.Read(StreamedList.NewReader(shape, part), static list => string.Join('+', list), """{"data":[[1,2],[3]]}"""));
        Assert.Equal("1+2 | 3", StreamedList.Read(StreamedList.NewReader(shape, part), static list => string.Join('+', list), "[1,2]\n[3]"));
    }

    [Fact]
    public void Read_EscapedJson_IsReadAsAListThatComesAtOnce() =>
        Assert.Equal("a", StreamedList.Read($"[{A}]".Replace("\"", "\\\"", StringComparison.Ordinal)));

    [Fact]
    public void Repairs_OfDamagedItems_HaveThePathsOfTheList()
    {
        var reader = StreamedList.NewReader();
        reader.Add($$"""Here: [{{A}},{'title':"b","minutes":"2","tags":[]}]""");
        reader.End();

        Assert.Equal(
            ["$: SurroundingText", "$[1]: Quotes ''title':…'", "$[1].minutes: TextAsNumber '2' → '2'"],
            reader.Repairs.Select(static r => r.ToString()));
    }

    [Fact]
    public void Read_AfterAFault_ReadsNothingMore()
    {
        var reader = StreamedList.NewReader();
        reader.Add($"[{A},7,{B}]");
        reader.End();

        Assert.True(reader.TryTake(out var first));
        Assert.False(reader.TryTake(out _));
        Assert.Equal(("a", "7"), (first.Title, reader.BrokenText));
    }

    [Fact]
    public void IsReady_EmptyList_IsKnownAtTheEnd()
    {
        var reader = StreamedList.NewReader();
        reader.Add("[]");
        Assert.False(reader.IsReady);
        reader.End();

        Assert.True(reader.IsReady);
    }
}
