using Microsoft.Extensions.AI;

namespace LlmAttributes.Tests.Tokens;

public class TokenLearningTests
{
    private const string English = "The committee will publish its report on the state of the harbour before the end of the month. ";
    private const string Chinese = "委员会将在月底之前公布关于港口状况的报告。";

    private static List<ChatMessage> User(string text) => [new(ChatRole.User, text)];

    private static void Teach(TokenEstimator estimator, List<ChatMessage> messages, long reported) =>
        estimator.Learn(messages, null, estimator.Count(messages, null), reported);

    [Fact]
    public void Learn_HostAddsAPrompt_TheNextOfItsKindAreBelieved()
    {
        var estimator = new TokenEstimator();
        var messages = User("Hello there");
        var counted = estimator.Count(messages, null);

        Teach(estimator, messages, counted.Tokens + 180);
        var first = estimator.Count(messages, null);
        for (var i = 0; i < 3; i++)
            Teach(estimator, messages, counted.Tokens + 180);

        Assert.InRange(first.Tokens, counted.Tokens + 2, counted.Tokens + 60);
        Assert.InRange(first.UpperBound, counted.Tokens + 180, counted.Tokens + 500);
        Assert.InRange(estimator.Count(messages, null).Tokens, counted.Tokens + 175, counted.Tokens + 181);
    }

    [Fact]
    public void Learn_ReportsShowNothingHidden_TheBoundComesDown()
    {
        var estimator = new TokenEstimator();
        var messages = User("Hello there");
        var counted = estimator.Count(messages, null);
        for (var i = 0; i < 10; i++)
            Teach(estimator, messages, counted.Tokens);

        Assert.InRange(counted.UpperBound, counted.Tokens + 256, counted.Tokens + 350);
        Assert.InRange(estimator.Count(messages, null).UpperBound, counted.Tokens + 3, counted.Tokens + 20);
    }

    [Fact]
    public void Learn_OneScriptIsDearer_MovesItsFactorAlone()
    {
        var estimator = new TokenEstimator();
        var english = User(string.Concat(Enumerable.Repeat(English, 20)));
        var chinese = Enumerable.Range(0, 12).Select(i => User(string.Concat(Enumerable.Repeat(Chinese, 1 + (5 * i))))).ToList();
        var before = estimator.Count(english, null).Tokens;
        var dear = chinese.ConvertAll(messages => (long)(new TokenEstimator().Count(messages, null).Tokens * 1.5));

        for (var i = 0; i < chinese.Count; i++)
            Teach(estimator, chinese[i], dear[i]);

        Assert.InRange(estimator.Count(chinese[^1], null).Tokens, dear[^1] * 0.97, dear[^1] * 1.03);
        Assert.InRange(estimator.Count(english, null).Tokens, before * 0.93, before * 1.07);
    }

    [Fact]
    public void Learn_OneOddReport_MovesLittle()
    {
        var estimator = new TokenEstimator();
        var messages = User(string.Concat(Enumerable.Repeat(English, 10)));
        for (var i = 0; i < 20; i++)
            Teach(estimator, messages, 220);

        Teach(estimator, messages, 5_000);

        Assert.InRange(estimator.Count(messages, null).Tokens, 205, 240);
    }

    [Fact]
    public void Learn_ProviderChanges_IsFollowed()
    {
        var estimator = new TokenEstimator();
        var messages = User(string.Concat(Enumerable.Repeat(English, 10)));
        for (var i = 0; i < 50; i++)
            Teach(estimator, messages, 220);
        for (var i = 0; i < 50; i++)
            Teach(estimator, messages, 290);

        Assert.InRange(estimator.Count(messages, null).Tokens, 280, 300);
    }

    [Fact]
    public void Learn_TruthAboveTheBound_WidensTheMargin()
    {
        var estimator = new TokenEstimator();
        var messages = User("Hello there");
        for (var i = 0; i < 20; i++)
            Teach(estimator, messages, 12);
        var before = estimator.Count(messages, null);

        Teach(estimator, messages, before.UpperBound + 50);
        var after = estimator.Count(messages, null);

        Assert.True(after.UpperBound - after.Tokens > (before.UpperBound - before.Tokens) * 1.3);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Learn_NoisyHost_BoundIsSeldomUnderTheTruth(int seed)
    {
        var random = new Random(seed);
        var estimator = new TokenEstimator();
        var under = 0;
        for (var i = 0; i < 1_000; i++)
        {
            var messages = User(string.Concat(Enumerable.Repeat(random.Next(2) == 0 ? English : Chinese, random.Next(1, 20))));
            var counted = estimator.Count(messages, null);
            var truth = (long)(new TokenEstimator().Count(messages, null).Tokens * (1.1 + (0.1 * random.NextDouble()))) + 40 + random.Next(20);
            under += counted.UpperBound < truth ? 1 : 0;
            Teach(estimator, messages, truth);
        }

        Assert.InRange(under, 0, 15);
    }

    [Fact]
    public void Learn_NothingReported_ChangesNothing()
    {
        var estimator = new TokenEstimator();
        var before = estimator.Count(User(English), null);

        Teach(estimator, User(English), 0);

        Assert.Equal(before, estimator.Count(User(English), null));
    }

    [Fact]
    public void Learn_ExactCountIsContradicted_IsAnEstimateUntilReportsAgreeAgain()
    {
        var estimator = new TokenEstimator(TokenEstimatorTests.Exact);
        var messages = User("0123456789");

        Teach(estimator, messages, 16);
        Assert.Equal(TokenCount.Exact(16), estimator.Count(messages, null));
        Teach(estimator, messages, 66);
        var doubtful = estimator.Count(messages, null);
        for (var i = 0; i < 8; i++)
            Teach(estimator, messages, estimator.Count(messages, null).Tokens);

        Assert.False(doubtful.IsExact);
        Assert.Equal(66, doubtful.Tokens);
        Assert.True(doubtful.UpperBound > 66);
        Assert.Equal(TokenCount.Exact(66), estimator.Count(messages, null));
    }

    [Fact]
    public void Learn_ManyThreads_StaysWithinBounds()
    {
        var estimator = new TokenEstimator();
        var messages = User(English + Chinese);

        Parallel.For(0, 2_000, i => Teach(estimator, messages, 60 + (i % 5)));

        Assert.InRange(estimator.Count(messages, null).Tokens, 58, 66);
    }
}
