using CsCheck;

namespace LlmAttributes.Text.Tests.Retrieval;

public class HostileRetrievalTests
{
    public static TheoryData<string> Texts => new()
    {
        new string('a', 10_000_000) + " zebra",
        string.Concat(Enumerable.Repeat("word ", 300_000)) + "zebra",
        string.Concat(Enumerable.Repeat("\u202e\u202dzebra\u2066 ", 10_000)),
        "zebra" + new string('\0', 200_000),
        string.Concat(Enumerable.Repeat("\ud800 zebra \udc00", 10_000)),
        new string('[', 200_000) + " zebra " + new string(']', 200_000),
        string.Concat(Enumerable.Repeat("> ", 50_000)) + "zebra",
        string.Concat(Enumerable.Repeat("e\u0301\u0302", 100_000)) + " zebra",
        string.Concat(Enumerable.Repeat("\ufdfa", 10_000)) + " zebra",
        "漢" + string.Concat(Enumerable.Repeat("漢字", 100_000)) + " zebra",
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task Add_AHostileText_KeepsItFindable(string text)
    {
        await using var store = await Stores.OfAsync(null, new ContextDocument("a", text));

        var result = await store.QueryAsync(new("zebra") { MaxTokens = 300 });

        Assert.Equal("a", Assert.Single(result.Passages.Select(static found => found.Passage.DocumentId).Distinct()));
        Assert.InRange(result.Tokens, 1, 300);
    }

    [Fact]
    public void Terms_OfAnyText_AreRunsOfLettersMarksAndDigits() => Gen.OneOf(Gen.String, Gen.Char.Array[0, 200].Select(static letters => new string(letters))).Sample(
        static text =>
        {
            foreach (var code in (string[])["en", "de", "fr", "es", "ru", "ar", "hi", "xx"])
            {
                foreach (var term in TextAnalyzer.TermsOf(text, LanguageRules.Of(code)))
                {
                    Assert.NotEmpty(term);
                    Assert.DoesNotContain(term, static c => char.IsWhiteSpace(c) || char.IsControl(c) || char.IsPunctuation(c) || char.IsAsciiLetterUpper(c));
                    Assert.True(term.Length <= 2 * WordScanner.LongestWord);
                }
            }
        },
        iter: 2_000);

    [Fact]
    public async Task Query_OfAnyText_IsAnswered()
    {
        await using var store = await Stores.OfAsync(null, Stores.Whole("a", "zebra crossing of a road"), Stores.Whole("b", "zwei Zebras laufen") with { Language = "de" });
        var query = Gen.OneOf(Gen.String, Gen.OneOf("\"", "*", " ", "zebra", "z*", "\"zebra crossing\"", "“", "\ud800", "\0", "北", "the").Array[0, 30].Select(static parts => string.Concat(parts)));

        await query.SampleAsync(
            async text =>
            {
                var result = await store.QueryAsync(new(text) { HasOperators = true });
                Assert.All(result.Passages, static found => Assert.InRange(found.Score, double.Epsilon, 1));
                Assert.All((await store.QueryAsync(new(text))).Passages, static found => Assert.InRange(found.Score, double.Epsilon, 1));
            },
            iter: 3_000);
    }

    [Fact]
    public async Task Query_OfAMillionWords_ReadsTheFirstOfThem()
    {
        await using var store = await Stores.OfAsync(null, Stores.Whole("a", "zebra"));

        Assert.Equal(["a"], await store.FindAsync(new("zebra " + string.Join(' ', Enumerable.Range(0, 1_000_000)))));
    }
}
