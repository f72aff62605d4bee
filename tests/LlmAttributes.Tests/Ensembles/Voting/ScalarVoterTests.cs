using CsCheck;
using LlmAttributes.Runtime;

namespace LlmAttributes.Tests.Ensembles;

public sealed class ScalarVoterTests
{
    [Fact]
    public void Equal_WeightedVotes_HeaviestWins() => Assert.Equal(new(DayOfWeek.Friday, 0.75), Votes.Weighted(Voters.Equal<DayOfWeek>(), [1, 1, 6], DayOfWeek.Monday, DayOfWeek.Monday, DayOfWeek.Friday));

    [Fact]
    public void Equal_Tie_GoesToTheFirst() => Assert.Equal(new(true, 0.5), Votes.On(Voters.Equal<bool>(), true, false));

    [Theory]
    [InlineData(0, 10, 1 / 3.0)]
    [InlineData(0.5, 10.4, 2 / 3.0)]
    [InlineData(3, 10.4, 1)]
    public void Number_Tolerance_MakesNearOnesOneVote(double tolerance, double expected, double agreement)
    {
        var result = Votes.On(Voters.Number<double>(tolerance), 10, 12, 10.4);

        // Of two near ones the lower is the median.
        Assert.Equal(tolerance == 0.5 ? 10 : expected, result.Value);
        Assert.Equal(agreement, result.Agreement, 9);
    }

    [Theory]
    [InlineData(1000, 1009, 0.01, true)]
    [InlineData(1000, 1011, 0.01, false)]
    [InlineData(-1000, 1000, 0.01, false)]
    [InlineData(0, 0, 0.01, true)]
    public void Number_RelativeTolerance_GoesWithTheSize(double left, double right, double tolerance, bool expected) => Assert.Equal(expected, Voters.Number<double>(0, tolerance).Same(left, right));

    [Fact]
    public void Number_DecimalsAtTheEdgeOfTheTolerance_AreOneVote() => Assert.True(Voters.Number<double>(0.1).Same(0.3, 0.2));

    [Fact]
    public void Number_WeightedMedian_IsNotPulledByAnOutlier() => Assert.Equal(5, Votes.Weighted(Voters.Number<int>(100), [1, 1, 1], 4, 5, 90).Value);

    [Fact]
    public void Number_WholeNumbers_CompareExactly() => Assert.False(Voters.Number<long>().Same(long.MaxValue, long.MaxValue - 1));

    [Fact]
    public void Number_AnyVotes_IsOneOfThemWhoeverComesFirst() => Gen.Select(Gen.Int[-20, 20].Array[1, 7], Gen.Int[0, 5], Gen.Int[0, 1000]).Sample((numbers, tolerance, seed) =>
    {
        var result = Votes.On(Voters.Number<int>(tolerance), numbers);
        var shuffled = (int[])numbers.Clone();
        new Random(seed).Shuffle(shuffled);
        return numbers.Contains(result.Value) && Math.Abs(Votes.On(Voters.Number<int>(tolerance), shuffled).Agreement - result.Agreement) < 1e-9;
    });

    [Theory]
    [InlineData("Yes, it is.", "yes it  is")]
    [InlineData("1,000", "1000.00")]
    [InlineData("The sum is 1,234.50 USD!", "the sum is 1234.5 usd")]
    [InlineData("“Paris”", "paris")]
    [InlineData("Paris (France)", "paris, france")]
    [InlineData("a\n\tb", "A b")]
    public void Text_OtherForm_IsTheSameVote(string left, string right) => Assert.True(Voters.Text.Same(left, right));

    [Theory]
    [InlineData("C#", "C")]
    [InlineData("C++", "C")]
    [InlineData("-5", "5")]
    [InlineData("3.5", "35")]
    [InlineData("1.10.0", "1.1.0")]
    [InlineData("10:30", "1030")]
    [InlineData("1,5", "15")]
    [InlineData("1,000,00", "100000")]
    [InlineData("2.50-3", "2.5 3")]
    [InlineData("?", "…")]
    [InlineData("", "a")]
    public void Text_OtherMeaning_IsAnotherVote(string left, string right) => Assert.False(Voters.Text.Same(left, right));

    [Fact]
    public void Text_Comparer_GivesEqualTextsOneHash() => Gen.Select(Gen.OneOf("1,000", "1000.0", "1000", "A.", "a", "a,", " a b", "A  B!"), Gen.OneOf("1,000", "1000.0", "1000", "A.", "a", "a,", " a b", "A  B!")).Sample((left, right) =>
        !NormalisedTextComparer.Instance.Equals(left, right) || NormalisedTextComparer.Instance.GetHashCode(left) == NormalisedTextComparer.Instance.GetHashCode(right));

    [Fact]
    public void Text_NoMajority_IsTheOneMostLikeTheOthers() =>
        Assert.Equal("The red boat is long.", Votes.On(Voters.Text, "The boat is red.", "I cannot say.", "The red boat is long.", "The boat is red and long.").Value);

    [Fact]
    public void Text_Majority_WinsOverWhatLiesBetween() => Assert.Equal("a", Votes.Weighted(Voters.Text, [51, 1, 48], "a", "a b", "b").Value);

    [Fact]
    public void OrNull_MostSayNothing_IsNull() => Assert.Equal((null, 0.75), Pair(Votes.On(Voters.OrNull(Voters.Equal<int>()), null, 3, null, null)));

    [Fact]
    public void OrNull_MostSaySomething_IsWhatTheySay()
    {
        var (value, agreement) = Pair(Votes.On(Voters.OrNull(Voters.Equal<int>()), null, 3, 3, 4));

        Assert.Equal(3, value);
        Assert.Equal(0.5, agreement, 9);
    }

    [Fact]
    public void OrNullReference_EvenVotes_GoWithTheFirst()
    {
        var voter = Voters.OrNullReference(Voters.Text);

        Assert.Null(Votes.On(voter, null, "a").Value);
        Assert.Equal("a", Votes.On(voter, "a", null).Value);
        Assert.True(voter.Same(null, null));
        Assert.False(voter.Same(null, ""));
    }

    [Fact]
    public void Bytes_SameContents_AreOneVote() => Assert.Equal(2 / 3.0, Votes.On(Voters.Bytes, [1, 2], [3], [1, 2]).Agreement, 9);

    private static (T Value, double Agreement) Pair<T>(VoteResult<T> result) => (result.Value, result.Agreement);
}
