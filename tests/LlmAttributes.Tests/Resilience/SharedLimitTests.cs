using LlmAttributes.Runtime;
using LlmAttributes.Testing;
using LlmAttributes.Tests.Harness;

namespace LlmAttributes.Tests.Resilience;

public class SharedLimitTests
{
    private static readonly CallPlan s_plan = CallHarness.Plan with { Model = "a" };

    private readonly RateList _rates = new();

    [Fact]
    public async Task Ask_RatesAreShared_TakesOfTheModelsBuckets()
    {
        var harness = Harness();

        await harness.AskAsync(s_plan);

        Assert.Equal([("a/requests", 60, 1L), ("a/tokens", 10_000, _rates.Taken[1].Units)], _rates.Taken);
        Assert.InRange(_rates.Taken[1].Units, 100, 1_000);
    }

    [Fact]
    public async Task Ask_UsageIsReported_GivesBackWhatWasNotUsed()
    {
        var harness = Harness();

        await harness.AskAsync(s_plan);

        Assert.Equal([("a/tokens", _rates.Taken[1].Units - 20)], _rates.Given);
    }

    [Fact]
    public async Task Ask_OthersAreBefore_WaitsForItsTurn()
    {
        var harness = Harness();
        _rates.Answers["a/requests"] = (true, TimeSpan.FromSeconds(5));

        Assert.Equal("yes", await harness.RunAsync(harness.AskAsync(s_plan)));

        Assert.InRange(harness.AskedAtSeconds[0], 5, 5.2);
    }

    [Fact]
    public async Task Ask_NoTokensInTime_FailsAtOnceAndGivesTheRequestBack()
    {
        var harness = Harness();
        _rates.Answers["a/tokens"] = (false, TimeSpan.FromSeconds(40));

        var e = await Assert.ThrowsAsync<LlmException>(() => harness.AskAsync(s_plan with { Timeout = new() { TotalSeconds = 30 } }));

        Assert.Equal((LlmErrorKind.RateLimit, TimeSpan.FromSeconds(40)), (e.Kind, e.RetryAfter));
        Assert.Equal([("a/requests", 1L)], _rates.Given);
        Assert.Equal(TimeSpan.FromSeconds(30), _rates.Longest);
    }

    [Fact]
    public async Task Ask_QuestionForTokensIsCancelled_GivesTheRequestBack()
    {
        var harness = Harness();
        _rates.Cancels = "a/tokens";

        await Assert.ThrowsAsync<LlmException>(() => harness.AskAsync(s_plan));

        Assert.Equal([("a/requests", 1L)], _rates.Given);
    }

    private CallHarness Harness() => new CallHarness()
        .Configure(builder => builder.ShareRateLimits(_rates))
        .Model("a", new ModelFacts { RequestsPerMinute = 60, TokensPerMinute = 10_000, MaxOutputTokens = 100 }, ScriptedReply.Say("yes", 10, 10));

    private sealed class RateList : IRateStore
    {
        public List<(string Bucket, int PerMinute, long Units)> Taken { get; } = [];

        public List<(string Bucket, long Units)> Given { get; } = [];

        public Dictionary<string, (bool, TimeSpan)> Answers { get; } = [];

        public TimeSpan Longest { get; private set; }

        public string? Cancels { get; set; }

        public ValueTask<(bool IsTaken, TimeSpan Wait)> TakeAsync(string bucket, int perMinute, long units, TimeSpan longest, CancellationToken cancellationToken)
        {
            if (bucket == Cancels)
                throw new OperationCanceledException();
            Longest = longest;
            Taken.Add((bucket, perMinute, units));
            return new(Answers.GetValueOrDefault(bucket, (true, TimeSpan.Zero)));
        }

        public void GiveBack(string bucket, int perMinute, long units) => Given.Add((bucket, units));
    }
}
