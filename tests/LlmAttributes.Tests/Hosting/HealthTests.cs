using LlmAttributes.Runtime;
using LlmAttributes.Testing;
using LlmAttributes.Tests.Harness;

namespace LlmAttributes.Tests.Hosting;

public class HealthTests
{
    private static readonly CallPlan s_plan = CallHarness.Plan with { Model = "a", CircuitBreaker = true };

    private static async Task AskAsync(CallHarness harness, CallPlan plan, int times)
    {
        for (var i = 0; i < times; i++)
        {
            try
            {
                await harness.AskAsync(plan);
            }
            catch (LlmException)
            {
            }
        }
    }

    [Fact]
    public void GetHealth_NothingAsked_IsUnknown()
    {
        var harness = new CallHarness().Model("a", ScriptedReply.Say("x"));
        harness.Bind(s_plan);

        var health = harness.Runtime.GetHealth();

        Assert.Equal((LlmHealthStatus.Unknown, LlmHealthStatus.Unknown, "a", "scripted"), (health.Status, health.Models[0].Status, health.Models[0].Model, health.Models[0].Provider));
    }

    [Theory]
    [InlineData(10, 0, LlmHealthStatus.Healthy)]
    [InlineData(9, 1, LlmHealthStatus.Healthy)]
    [InlineData(8, 2, LlmHealthStatus.Degraded)]
    [InlineData(0, 3, LlmHealthStatus.Unhealthy)]
    public async Task GetHealth_ShareOfFailures_DecidesTheStatus(int successes, int failures, LlmHealthStatus status)
    {
        var harness = new CallHarness().Model("a", null, r => r.Call < successes ? ScriptedReply.Say("x") : Failures.Status(400));
        await AskAsync(harness, s_plan, successes + failures);

        var model = Assert.Single(harness.Runtime.GetHealth().Models);

        Assert.Equal((status, successes, failures), (model.Status, model.LastFiveMinutes.Successes, model.LastFiveMinutes.Failures));
    }

    [Fact]
    public async Task GetHealth_OldFailures_AreForgottenAfterFiveMinutes()
    {
        var harness = new CallHarness().Model("a", Failures.Status(400));
        await AskAsync(harness, s_plan, 3);

        harness.Clock.Advance(TimeSpan.FromMinutes(6));

        Assert.Equal(LlmHealthStatus.Unknown, harness.Runtime.GetHealth().Status);
    }

    [Fact]
    public async Task GetHealth_BreakerOpen_TellsForHowLongAndWhy()
    {
        var harness = new CallHarness().Model("a", Failures.RateLimit("40")).Model("b", ScriptedReply.Say("x"));
        await AskAsync(harness, s_plan, 1);
        await AskAsync(harness, s_plan with { Model = "b" }, 1);
        harness.Clock.Advance(TimeSpan.FromSeconds(10));

        var health = harness.Runtime.GetHealth();

        Assert.Equal(LlmHealthStatus.Degraded, health.Status);
        Assert.Equal((BreakerState.Open, 30.0, LlmErrorKind.RateLimit), (health.Models[0].Breaker, health.Models[0].OpenFor.TotalSeconds, health.Models[0].LastError));
        Assert.Equal(harness.Clock.GetUtcNow() - TimeSpan.FromSeconds(10), health.Models[0].LastErrorTime);
        Assert.Equal(BreakerState.Closed, health.Models[1].Breaker);
    }

    [Fact]
    public async Task GetHealth_TwentyAnswers_HasTheirPercentile()
    {
        var harness = new CallHarness().Model("a", null, r => ScriptedReply.Say("x") with { BeforeAnswer = Pause.For(TimeSpan.FromSeconds(r.Call == 19 ? 9 : 1)) });
        for (var i = 0; i < 20; i++)
            await harness.RunAsync(harness.AskAsync(s_plan), 0.5);

        Assert.Equal(1, harness.Runtime.GetHealth().Models[0].Percentile95!.Value.TotalSeconds, 0.6);
    }

    [Fact]
    public async Task Probe_ModelAnswers_CostsATokenOrTwoOfItsOwn()
    {
        var harness = new CallHarness().Model("a", Priced.At(1, 1), ScriptedReply.Say("pong", 3, 1));

        Assert.Null(await harness.Runtime.ProbeAsync("a"));

        var entry = Assert.Single(harness.Runtime.Costs.Snapshot().Entries);
        Assert.Equal(("(health)", "Probe", 1, 0.000004m), (entry.Contract, entry.Call, entry.Attempts, entry.Cost.Usd));
    }

    [Fact]
    public async Task Probe_ModelIsAway_TellsWhy()
    {
        var harness = new CallHarness().Model("a", Failures.Status(401));

        Assert.Equal(LlmErrorKind.Authentication, await harness.Runtime.ProbeAsync("a"));
    }

    [Fact]
    public async Task Probe_UnknownModel_SaysSo()
    {
        var e = await Assert.ThrowsAsync<LlmConfigurationException>(() => new CallHarness().Runtime.ProbeAsync("zzz"));

        Assert.Contains("names model 'zzz', which has no chat client", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ProbeOpenBreakers_ModelAnswersAgain_RecoversBeforeItsTime()
    {
        var harness = new CallHarness().Model("a", Failures.RateLimit("250"), ScriptedReply.Say("x")).Configure(b => b.ProbeOpenBreakers(10));
        await AskAsync(harness, s_plan, 1);

        harness.Clock.Advance(TimeSpan.FromSeconds(10));
        await CallHarness.UntilAsync(() => harness.Runtime.GetHealth().Models[0].Breaker == BreakerState.HalfOpen);

        Assert.Equal(["a", "a"], harness.Asked);
        await AskAsync(harness, s_plan, 2);
        Assert.Equal(BreakerState.Closed, harness.Runtime.GetHealth().Models[0].Breaker);
    }

    [Fact]
    public async Task ProbeOpenBreakers_ModelStaysAway_IsAskedOnceAnInterval()
    {
        var harness = new CallHarness().Model("a", Failures.Status(500)).Configure(b => b.ProbeOpenBreakers(10));
        await AskAsync(harness, s_plan, 5);

        for (var i = 0; i < 3; i++)
        {
            harness.Clock.Advance(TimeSpan.FromSeconds(10));
            await CallHarness.UntilAsync(() => harness.Asked.Count == 6 + i);
        }

        await harness.Runtime.DisposeAsync();
        harness.Clock.Advance(TimeSpan.FromSeconds(100));
        Assert.Equal(8, harness.Asked.Count);
    }

    [Theory]
    [InlineData(4)]
    [InlineData(double.NaN)]
    public void ProbeOpenBreakers_IntervalOutOfRange_SaysSo(double seconds) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => LlmRuntime.CreateBuilder().ProbeOpenBreakers(seconds));

    [Fact]
    public void Bind_LimitOfNothing_IsAFault()
    {
        var harness = new CallHarness().Model("a", new ModelFacts { RequestsPerMinute = 0 }, ScriptedReply.Say("x"));

        Assert.Contains("whose 'RequestsPerMinute' is 0; make it 1 or more", Assert.Throws<LlmConfigurationException>(() => harness.Bind(s_plan)).Message, StringComparison.Ordinal);
    }
}
