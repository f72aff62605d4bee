namespace LlmAttributes.Tests.Results.Reading;

public sealed class LenientJsonTests
{
    [Theory]
    [InlineData("""{"a":1,"b":"x"}""")]
    [InlineData("""{"a":[1,2.5,-3e2,true,false,null,{"c":""}],"b":"\n\"\\/é😀"}""")]
    [InlineData("""[{"a":"\frac and \times"},{}]""")]
    public void Read_ValidJson_StaysAsItIsWithoutRepair(string text)
    {
        Assert.Empty(Lenient.Repairs(text));
        Assert.Equal(Lenient.Compact(System.Text.Json.JsonElement.Parse(text)), Lenient.Read(text));
    }

    [Theory]
    [InlineData("Here you are: {\"a\": 1} I hope it helps.", LlmRepairKind.SurroundingText)]
    [InlineData("```json\n{\"a\": 1}\n```", LlmRepairKind.Fence)]
    [InlineData("Sure!\n``` json\n{\"a\": 1}\n```\nDone {or not}.", LlmRepairKind.Fence)]
    [InlineData("The set {x} and \\frac{1}{2} give {\"a\": 1}", LlmRepairKind.SurroundingText)]
    [InlineData("{\"a\": 1,}", LlmRepairKind.Separator)]
    [InlineData("{a: 1}", LlmRepairKind.Quotes)]
    [InlineData("{'a': 1}", LlmRepairKind.Quotes)]
    [InlineData("{“a”: 1}", LlmRepairKind.Quotes)]
    [InlineData("{\"a\" = 1}", LlmRepairKind.Separator)]
    [InlineData("{\"a\": 1 // the first\n}", LlmRepairKind.Comment)]
    [InlineData("{/* note */ \"a\": 1}", LlmRepairKind.Comment)]
    [InlineData("{\"a\": 1\n```", LlmRepairKind.Braces)]
    public void Read_DamagedText_GivesTheValueAndSaysWhatWasRepaired(string text, LlmRepairKind kind)
    {
        Assert.Equal("""{"a":1}""", Lenient.Read(text, "a"));
        Assert.Contains(kind, Lenient.Repairs(text, "a"));
    }

    [Theory]
    [InlineData("{\"a\": \"one\ntwo\", \"b\": \"x\"}", """{"a":"one\ntwo","b":"x"}""")]
    [InlineData("""{"a": "He said "yes", and "no" to me", "b": "x"}""", """{"a":"He said \"yes\", and \"no\" to me","b":"x"}""")]
    [InlineData("""{"a": "{"k": "v", "l": "w"}", "b": "x"}""", """{"a":"{\"k\": \"v\", \"l\": \"w\"}","b":"x"}""")]
    [InlineData("""{"a": ["one", "the "two", or so", "three"], "b": "x"}""", """{"a":["one","the \"two\", or so","three"],"b":"x"}""")]
    [InlineData("""{"a": "\frac{1}{2} \times \sqrt{3} \(x\)", "b": "x"}""", """{"a":"\\frac{1}{2} \\times \\sqrt{3} \\(x\\)","b":"x"}""")]
    [InlineData("""{"a": "C:\new\table\users.txt", "b": "x\d"}""", """{"a":"C:\\new\\table\\users.txt","b":"x\\d"}""")]
    [InlineData("""{"a": "it\'s", "b": "x"}""", """{"a":"it's","b":"x"}""")]
    [InlineData("""{'a': 'it's "good"', 'b': 'x'}""", """{"a":"it's \"good\"","b":"x"}""")]
    [InlineData("{\"a\": \"one\"\n \"b\": \"x\"}", """{"a":"one","b":"x"}""")]
    [InlineData("{\"a\": \"one\n\"b\": \"x\"}", """{"a":"one","b":"x"}""")]
    [InlineData("{\"a\": \"one\",\n \"b\": \"x\n}", """{"a":"one","b":"x"}""")]
    [InlineData("{\"a\": \"one\",\n \"b\": \"x\n}\n```", """{"a":"one","b":"x"}""")]
    [InlineData("""{"a": True, "b": None}""", """{"a":true,"b":null}""")]
    [InlineData("""{"a": 20 + 3, "b": (1 * 2) * 3}""", """{"a":"20 + 3","b":"(1 * 2) * 3"}""")]
    [InlineData("""{"a": some words, "b": x}""", """{"a":"some words","b":"x"}""")]
    [InlineData("{\"a\": \"\"\"one\n\"two\" \"\"\", \"b\": `x`}", """{"a":"one\n\"two\" ","b":"x"}""")]
    [InlineData("""{\"a\": \"one\", \"b\": \"x\"}""", """{"a":"one","b":"x"}""")]
    [InlineData("""{"a": ["one", "two", "b": "x"}""", """{"a":["one","two"],"b":"x"}""")]
    [InlineData("""{"a": [1, 2}, "b": "x"}""", """{"a":[1,2],"b":"x"}""")]
    [InlineData("""{"a": {"c": 1], "b": "x"}""", """{"a":{"c":1},"b":"x"}""")]
    [InlineData("""{"a": [1]], "b": "x"}""", """{"a":[1],"b":"x"}""")]
    [InlineData("Notes first.\n\"a\": \"one\",\n\"b\": \"x\"", """{"a":"one","b":"x"}""")]
    [InlineData("## Result\n**A:** one two\n- B = x\n\nBye.", """{"A":"one two","B":"x"}""")]
    [InlineData("{\"a\": \"\\ud83d\", \"b\": \"x\",}", """{"a":"�","b":"x"}""")]
    public void Read_BrokenTexts_ReadsWhatWasMeant(string text, string expected) => Assert.Equal(expected, Lenient.Read(text, "a", "b"));

    [Fact]
    public void Read_SeveralObjectsForOneList_TakesThemAll() =>
        Assert.Equal("""[{"a":1},{"a":2}]""", Lenient.Read("{\"a\": 1}\n{\"a\": 2}", new ListShape(), out _));

    [Theory]
    [InlineData(" 42 ", "42")]
    [InlineData("```\n\"x\"\n```", "\"x\"")]
    public void Read_NeitherObjectNorList_IsReadAsAWhole(string text, string expected) => Assert.Equal(expected, Lenient.Read(text));

    [Fact]
    public void Read_DraftBeforeTheAnswer_TakesTheLast() => Assert.Equal("""{"a":2}""", Lenient.Read("First {\"a\": 1}, better {\"a\": 2}."));

    [Theory]
    [InlineData("{\"a\": \"one\", \"b\": \"x is ne")]
    [InlineData("{\"a\": \"one\", \"b\": 12")]
    [InlineData("{\"a\": \"one\", \"b\": [1, 2")]
    [InlineData("{\"a\": \"one\", \"b\": [1, 2, {\"c\": 3}")]
    [InlineData("{\"a\": \"one\", \"b\": {\"c\": 3")]
    [InlineData("{\"a\": \"one\", \"b\":")]
    [InlineData("{\"a\": \"one\", \"b\": }")]
    [InlineData("{\"a\": \"one\", ")]
    [InlineData("{\"a\": \"one\", \"b\": \"He said \"no\", and")]
    public void Read_CutOffOrMissingValue_IsAFaultAndNoDefault(string text) =>
        Assert.Equal("$.b: expected a value, found nothing", Lenient.ReadRequired(text, "a", "b"));

    [Theory]
    [InlineData("{\"a\": \"one\", \"b\": \"x\"")]
    [InlineData("{\"a\": \"one\", \"b\": \"x\",")]
    [InlineData("{\"a\": \"one\", \"b\": \"x\", \"c\": 1")]
    public void Read_CutOffBehindAllThatIsRequired_GivesIt(string text)
    {
        Assert.Equal("""{"a":"one","b":"x"}""", Lenient.Read(text, new RequiredShape("a", "b"), out var reading));
        Assert.Contains(reading.Repairs, static r => r.Kind == LlmRepairKind.Truncated);
    }

    [Theory]
    [InlineData("{\"a\": [1, 2]}")]
    [InlineData("Given [1, 2], the answer is {\"a\": 3}.")]
    [InlineData("{\"a\": {\"d\": {\"b\": 1}}}")]
    public void Read_FaultyAnswer_NamesTheFaultsOfTheWholeAndNotOfAPart(string text)
    {
        Lenient.Read(text, new RequiredShape("a", "b", "c"), out var reading);

        Assert.Equal(["$.b", "$.c"], reading.Faults.Select(static f => f.Path));
    }

    [Theory]
    [InlineData("")]
    [InlineData("I cannot help with that.")]
    [InlineData("{")]
    [InlineData("[1, 2")]
    [InlineData("}{")]
    public void Read_TextWithoutAValue_IsAFault(string text) => Assert.StartsWith("$: expected", Lenient.Read(text, "a"), StringComparison.Ordinal);

    [Fact]
    public void Read_Repair_SaysWhereItWas()
    {
        Lenient.Read("{\"a\": [{\"b\": True}]}", new AnyShape("a", "b"), out var reading);

        Assert.Equal("$.a[0].b: Literal 'True' → 'true'", Assert.Single(reading.Repairs).ToString());
    }
}
