using LlmAttributes.Runtime;

namespace LlmAttributes.Tests.Results.Partials;

public sealed class PartialReaderTests
{
    private const string Step = """{"title":"go","minutes":5,"tags":["a","b"]}""";

    [Fact]
    public void Read_ObjectInPieces_ShowsEachPropertyAsFarAsItHasArrived() => Assert.Equal(
        [
            "On~ - -",
            "On time~ - -",
            "On time {~ go~ - - -",
            "On time {~ go on ~ - -",
            "On time {~ go on 5 [~ a~ -",
            "On time { go on 5 [1 a [~",
            "= On time { go on 5 [1 a [0",
        ],
        StreamedPlan.Read("""{"title":"On""", """ time","fi""", """rst":{"title":"go""", """ on","minutes":5""", ",\"tags\":[\"a", "\"]},\"steps\":[", "]}"));

    [Theory]
    [InlineData("""{"title":"a\""", "a~")]
    [InlineData("""{"title":"a\u00e""", "a~")]
    [InlineData("""{"title":"a\u00e9""", "aé~")]
    [InlineData("""{"title":"a\ud83d""", "a~")]
    [InlineData("""{"title":"a\ud83d\ude0""", "a~")]
    [InlineData("""{"title":"a\ud83d\ude00""", "a😀~")]
    [InlineData("""{"title":"a\ud83dx""", "a~")]
    [InlineData("""{"title":"a\n""", "a~")]
    [InlineData("""{"title":"a\n1""", "a\n1~")]
    [InlineData("""{"title":"a\nab""", "a~")]
    [InlineData("""{"title":"a\nab c""", "a\nab c~")]
    [InlineData("""{"title":"a\nabla c""", "a~")]
    [InlineData("""{"title":"a \frac""", "a~")]
    [InlineData("""{"title":"a C:\new""", "a C:~")]
    [InlineData("""{"title":"a C:\\new""", "a C:\\new~")]
    [InlineData("""{"title":"a \\ \/""", "a \\ /~")]
    [InlineData("""{"title":"a \q""", "a~")]
    [InlineData("{\"title\":\"a\nb", "a~")]
    [InlineData("""{"title":"a "b""", "a~")]
    [InlineData("""{"title":"a""", "a~")]
    [InlineData("""{"title":"a, b,""", "a, b~")]
    [InlineData("""{"title":'a""", "~")]
    [InlineData("""{"title":"  """, "~")]
    public void Read_TextThatIsOpen_ShowsWhatIsCertain(string text, string shown) => Assert.Equal($"{shown} - -", StreamedPlan.Show(StreamedPlan.NewReader().Add(text)!));

    [Fact]
    public void Read_HalfOfASurrogatePair_WaitsForTheOther() => Assert.Equal(["a~ - -", "a😀 b~ - -", "! $.title: expected text, found nothing"], StreamedPlan.Read("{\"title\":\"a\ud83d", "\ude00 b"));

    [Theory]
    [InlineData(""","minutes":5""", "~ -")]
    [InlineData(""","minutes":5,""", "~ -")]
    [InlineData(""","minutes":5,"t""", "~ -")]
    [InlineData(""","minutes":5,"tags":[""", "5 [~")]
    [InlineData(""","minutes":1,200,"tags":[""", "~ -")]
    [InlineData(""","minutes":"5","tags":[""", "5 [~")]
    [InlineData(""","minutes":"many","tags":[""", "~ [~")]
    [InlineData(""","minutes":[5],"tags":[""", "5 [~")]
    public void Read_NumberThatIsOpen_ShowsItWhenItIsComplete(string text, string shown) =>
        Assert.Equal($"- {{~ go {shown} -", StreamedPlan.Show(StreamedPlan.NewReader().Add("""{"first":{"title":"go" """ + text)!));

    [Theory]
    [InlineData("[", "[~")]
    [InlineData("[{", "[~ {~ - - -")]
    [InlineData("[" + Step, "[~ { go 5 [2 a b")]
    [InlineData("[" + Step + ",", "[~ { go 5 [2 a b")]
    [InlineData("[" + Step + ", null", "[~ { go 5 [2 a b")]
    [InlineData("[" + Step + ", null, {", "[~ { go 5 [2 a b {~ - - -")]
    [InlineData("[" + Step + ",]", "[1 { go 5 [2 a b")]
    [InlineData("""[{"title":"go","minutes":"many","tags":["a", "b" """, "[~ {~ go ~ [~ a b~")]
    [InlineData("""[{"title":"go","minutes":"many","tags":[]}, """, "[~ {~ go ~ [0")]
    [InlineData("""{"x":[""", "[~")]
    public void Read_ListThatIsOpen_ShowsItsItems(string text, string shown) => Assert.Equal($"- - {shown}", StreamedPlan.Show(StreamedPlan.NewReader().Add("""{"steps":""" + text)!));

    [Theory]
    [InlineData("")]
    [InlineData("{\"a\":1} no. ")]
    [InlineData("\\{x\\} {y} { } Here it is:\n```json\n")]
    [InlineData("{\"thought\":{\"steps\":1}}\n")]
    public void Read_ProseBeforeTheObject_IsPassedOver(string prose)
    {
        var pieces = prose.Select(static c => c.ToString()).Append("{\"TITLE\":\"a\",").Append("\"first\":null,\"steps\":[]}").Append("\n```\nThat is all.");

        Assert.Equal(["a~ - -", "= a null [0"], StreamedPlan.Read([.. pieces]));
    }

    [Fact]
    public void Read_ObjectInAnotherOne_IsReadInTheEnd() => Assert.Equal(["= a null [0"], StreamedPlan.Read("{\"plan\":{\"title\":\"a\",", "\"first\":null,\"steps\":[]}}"));

    [Fact]
    public void Read_DamagedObject_ShowsItsBeginningAndThenTheMendedObject() => Assert.Equal(
        ["a~ - -", "= a \"b\", c null [1 { go 5 [2 a b"],
        StreamedPlan.Read("{\"title\":\"a \"b", "\", c\", first: None, \"steps\":[", Step + ",]}"));

    [Fact]
    public void Read_ObjectThatBreaksOff_FailsWithThePath() => Assert.Equal(
        ["a~ - -", "a {~ - - - -", "! $.steps: expected a list, found nothing"],
        StreamedPlan.Read("{\"title\":\"a", "\",\"first\":{"));

    [Fact]
    public void Read_WholeObjectThatCannotBeRead_ShowsNothing() => Assert.Equal(["! $.steps: expected a list, found nothing"], StreamedPlan.Read("{\"title\":\"a\"}"));

    [Fact]
    public void Read_PropertyThatComesTwice_ShowsTheFirstUntilTheEnd() => Assert.Equal(
        ["a~ - -", "a {~ - - - -", "= b null [0"],
        StreamedPlan.Read("{\"title\":\"a", "\",\"title\":", "\"b\",\"first\":null", ",\"steps\":[]}"));

    [Fact]
    public void Read_PropertyThatComesTwiceWithin_LeavesTheObjectGrowing() => Assert.Equal(
        ["a {~ b 1 [0 -", "= a { c 1 [0 [0"],
        StreamedPlan.Read("""{"title":"a","first":{"title":"b","minutes":1,"tags":[],"title":"c"},""", "\"steps\":[]}"));

    [Fact]
    public void Read_NoObject_SaysWhatIsMissing() => Assert.StartsWith("! $: expected JSON", Assert.Single(StreamedPlan.Read("I can", "not.")), StringComparison.Ordinal);

    [Fact]
    public void Snapshot_OfAnEarlierMoment_KeepsWhatItShowed()
    {
        string[] pieces = ["{\"title\":\"One", " and two\",\"steps\":[" + Step, "," + Step + "],\"first\":", "null}"];

        var parts = StreamedPlan.Snapshots(StreamedPlan.NewReader(), pieces);

        Assert.Equal(["One", "One and two", "One and two", "One and two"], parts.Select(static part => StreamedPlan.Title(part).Value));
        Assert.Equal([0, 1, 2, 2], parts.Select(static part => part.List(2, static plan => plan.Steps).Count));
        Assert.Equal(["go", "go"], parts[^1].List(2, static plan => plan.Steps).Select(static step => step.Value.Title));
        Assert.Same(parts[1].List(2, static plan => plan.Steps)[0], parts[2].List(2, static plan => plan.Steps)[0]);
    }

    [Fact]
    public void Value_BeforeItIsThere_IsRefused()
    {
        var part = StreamedPlan.NewReader().Add("{\"first\":{\"title\":")!;

        var e = Assert.Throws<InvalidOperationException>(() => part.Value);

        Assert.Equal("The 'Plan' is not complete; look at 'State' first, or take 'ValueOrDefault'.", e.Message);
        Assert.Null(part.ValueOrDefault);
        Assert.Throws<InvalidOperationException>(() => StreamedPlan.Title(part).Value);
        Assert.Throws<ArgumentOutOfRangeException>(() => part.List(2, static plan => plan.Steps)[0]);
        Assert.Equal((PartialState.Missing, PartialState.Growing), (StreamedPlan.Title(part).State, part.Member(1, static plan => plan.First).State));
    }
}
