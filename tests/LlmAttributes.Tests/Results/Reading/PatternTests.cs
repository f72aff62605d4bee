using System.Text.RegularExpressions;
using LlmAttributes.Runtime;

namespace LlmAttributes.Tests.Results.Reading;

/// <summary>What an answer can do to the patterns of <c>[RegularExpression]</c>.</summary>
public sealed class PatternTests
{
    private static readonly string s_almost = new string('a', 200_000) + "!";

    [Fact]
    public void NewPattern_OfOneThatBacktracks_TakesLinearTime()
    {
        var pattern = JsonChecks.NewPattern("(a+)+");

        Assert.Equal(Regex.InfiniteMatchTimeout, pattern.MatchTimeout);
        Assert.False(pattern.Match(s_almost) is { Success: true } match && match.Length == s_almost.Length);
    }

    [Fact]
    public void NewPattern_OfOneThatLooksBack_HasATimeLimit() =>
        Assert.InRange(JsonChecks.NewPattern(@"(a+)+\1!?b").MatchTimeout, TimeSpan.FromMilliseconds(1), TimeSpan.FromSeconds(1));

    [Theory]
    [InlineData("(a+)+b")]
    [InlineData(@"(a+)+\1b")]
    public void Pattern_OnATextThatAlmostFits_IsAFault(string pattern)
    {
        var reading = new JsonReading();

        JsonChecks.Pattern(reading, s_almost, JsonChecks.NewPattern(pattern));

        Assert.Single(reading.Faults);
    }
}
