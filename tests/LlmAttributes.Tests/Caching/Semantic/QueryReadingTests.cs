using CsCheck;

namespace LlmAttributes.Tests.Caching.Semantic;

public class QueryReadingTests
{
    [Theory]
    [InlineData("How can I reset it?", "How do I reset it?")]
    [InlineData("What is the best way to reset it?", "How do I reset it?")]
    [InlineData("What's the reason that it fails?", "Why it fails?")]
    [InlineData("Can you tell me what recursion is?", "what recursion is")]
    [InlineData("Explain recursion.", "What is recursion?")]
    [InlineData("What does recursion mean?", "What is recursion?")]
    [InlineData("Please, in which year did it end?", "When did it end?")]
    public void Of_OtherFrame_HasSameForms(string text, string plain) => Assert.Equal(FormsOf(plain), FormsOf(text));

    [Theory]
    [InlineData("Is C# like C++?", new[] { "c#", "c++" })]
    [InlineData("What is \"of\"?", new[] { "of" })]
    [InlineData("What is () in Lua?", new[] { "(", "lua" })]
    [InlineData("人工智能", new[] { "人", "工", "智", "能" })]
    public void Of_Text_KeepsWhatItIsAbout(string text, string[] content) =>
        Assert.Equal(content, QueryReading.Of(text).Words.Where(static w => w.Kind == WordKind.Content).Select(static w => w.Text));

    [Theory]
    [InlineData("Привет, мир", QueryScript.Cyrillic)]
    [InlineData("東京はどこですか", QueryScript.Kana)]
    [InlineData("北京在哪里", QueryScript.Han)]
    [InlineData("서울", QueryScript.Hangul)]
    [InlineData("ما هو", QueryScript.Arabic)]
    [InlineData("naïve café", QueryScript.Latin)]
    public void Of_Text_KnowsItsScript(string text, object script) => Assert.Equal((QueryScript)script, QueryReading.Of(text).Script);

    [Fact]
    public void Of_AnyText_EndsAndIsNearItself() => Gen.String.Sample(static text =>
    {
        var query = QueryReading.Of(text);
        var pair = PairAlignment.Of(query, QueryReading.Of(text));

        return PairRules.Of(pair) is PairFaults.None or PairFaults.Length && !pair.ToRight.Contains(-1);
    });

    [Fact]
    public void Of_AnyTwoTexts_AreAlignedBothWaysAlike() => Gen.Select(Gen.String, Gen.String).Sample(static (a, b) =>
    {
        var pair = PairAlignment.Of(QueryReading.Of(a), QueryReading.Of(b));

        return Enumerable.Range(0, pair.ToRight.Length).All(i => pair.ToRight[i] < 0 || pair.ToLeft[pair.ToRight[i]] == i);
    });

    private static string[] FormsOf(string text) => [.. QueryReading.Of(text).Words.Select(static w => w.Form)];
}
