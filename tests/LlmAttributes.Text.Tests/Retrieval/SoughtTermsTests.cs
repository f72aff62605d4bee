using CsCheck;

namespace LlmAttributes.Text.Tests.Retrieval;

public class SoughtTermsTests
{
    private static readonly Gen<string> s_term = Gen.Char["abz1é漢"].Array[0, 4].Select(static letters => new string(letters));

    [Fact]
    public void Find_AnyTerms_FindsThoseThatAreNoPrefixes() =>
        Gen.Select(Gen.Select(s_term, Gen.Bool).Array[0, 40].Select(static terms => terms.DistinctBy(static term => term.Item1).Select(static term => new QueryTerm(term.Item1, IsPrefix: term.Item2)).ToArray()), s_term)
            .Sample(static (terms, sought) => Assert.Equal(Array.FindIndex(terms, term => !term.IsPrefix && term.Text == sought), new SoughtTerms(terms).Find(sought)));

    [Theory]
    [InlineData(2)]
    [InlineData(40)]
    public void New_TermTwice_IsNamed(int count)
    {
        QueryTerm[] terms = [.. Enumerable.Range(1, count - 1).Select(static i => new QueryTerm($"oak{i}")), new("oak1")];

        Assert.Contains("'oak1' twice", Assert.Throws<ArgumentException>(() => new SoughtTerms(terms)).Message, StringComparison.Ordinal);
    }
}
