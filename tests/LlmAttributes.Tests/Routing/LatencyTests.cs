using LlmAttributes.Runtime;
using LlmAttributes.Testing;
using LlmAttributes.Tests.Harness;

namespace LlmAttributes.Tests.Routing;

[Trait(RouteGroup.Trait, RouteGroup.LoadBalancing)]
public class LatencyTests
{
    private static readonly CallPlan s_two = Routes.By(RouteStrategy.LowestLatency, "slow", "quick");

    // The clock moves while a model answers, so that nobody has to wait.
    private static CallHarness Model(CallHarness harness, string key, Func<int, double> seconds, Func<int, bool>? fails = null) => harness.Model(key, null, request =>
    {
        harness.Clock.Advance(TimeSpan.FromSeconds(seconds(request.Call)));
        return fails?.Invoke(request.Call) == true ? Failures.Status(500) : ScriptedReply.Say("x");
    });

    private static CallHarness Two(double slow, double quick) => Model(Model(new(), "slow", _ => slow), "quick", _ => quick);

    private static async Task<CallHarness> AskAsync(CallHarness harness, CallPlan plan, int times)
    {
        var call = harness.Bind(plan);
        for (var i = 0; i < times; i++)
            await call.AskAsync(CallHarness.Messages, default);
        return harness;
    }

    [Fact]
    public async Task Ask_OneIsFaster_GetsNearlyAllCalls()
    {
        var harness = await AskAsync(Two(4, 1), s_two, 40);

        // The first look at the slow one, and one more when its latency has faded.
        Assert.InRange(harness.Asked.Count(m => m == "slow"), 1, 3);
    }

    [Fact]
    public async Task Ask_SlowOneRecovers_IsFoundOut()
    {
        var harness = Model(Model(new(), "slow", call => call == 0 ? 20 : 0.2), "quick", _ => 1);
        await AskAsync(harness, s_two, 200);

        // 20 s fade below 1 s within 90 s, and then the model is the faster one.
        Assert.InRange(harness.Asked[..50].Count(m => m == "slow"), 0, 1);
        Assert.All(harness.Asked[^50..], model => Assert.Equal("slow", model));
    }

    [Fact]
    public async Task Ask_EqualOnes_ShareTheCalls()
    {
        var harness = await AskAsync(Two(1, 1), s_two, 300);

        Assert.InRange(harness.Asked.Count(m => m == "slow"), 100, 200);
    }

    [Fact]
    public async Task Ask_ThreeModels_KeepsAwayFromTheSlowest()
    {
        var harness = Model(Two(9, 1), "third", _ => 1);
        await AskAsync(harness, Routes.By(RouteStrategy.LowestLatency, "slow", "quick", "third"), 300);

        Assert.InRange(harness.Asked.Count(m => m == "slow"), 1, 12);
        Assert.InRange(harness.Asked.Count(m => m == "quick"), 100, 200);
    }

    [Fact]
    public async Task Ask_RequestUnderWay_CountsWithItsAgeBeforeItEnds()
    {
        var gate = new Gate();
        var harness = new CallHarness();
        var isStuck = false;
        harness.Model("slow", null, _ =>
        {
            harness.Clock.Advance(TimeSpan.FromSeconds(0.5));
            return ScriptedReply.Say("x") with { BeforeAnswer = isStuck ? Pause.Until(gate) : null };
        });
        Model(harness, "quick", _ => 1);
        await AskAsync(harness, s_two, 10);
        Assert.Equal("slow", harness.Asked[^1]);

        isStuck = true;
        var stuck = harness.AskAsync(CallHarness.Plan with { Model = "slow" });
        harness.Clock.Advance(TimeSpan.FromSeconds(10));
        await AskAsync(harness, s_two, 8);

        Assert.All(harness.Asked[^8..], model => Assert.Equal("quick", model));
        gate.Open();
        await stuck;
    }

    [Fact]
    public async Task Ask_Failures_MakeAModelSlower()
    {
        var harness = Model(Model(new(), "flaky", _ => 1, call => call % 2 == 1), "sound", _ => 1.3);
        await AskAsync(harness, Routes.By(RouteStrategy.LowestLatency, "sound"), 1);
        await AskAsync(harness, Routes.By(RouteStrategy.LowestLatency, "flaky") with { Fallback = [new(["sound"])] }, 30);

        var decision = await harness.ExplainAsync(Routes.By(RouteStrategy.LowestLatency, "flaky", "sound"));

        // 1 s that fails every second time is as good as nearly 2 s.
        Assert.InRange(decision.Scores["flaky"], -2, -1.5);
        Assert.Equal("sound", decision.Chosen);
    }

    [Fact]
    public async Task Ask_Timeouts_CountAsAtLeastSoLong()
    {
        var gate = new Gate();
        var harness = new CallHarness().Model("slow", ScriptedReply.Say("x") with { BeforeAnswer = Pause.Until(gate) });
        Model(harness, "quick", _ => 3);
        await AskAsync(harness, s_two with { Model = null, Route = new(RouteStrategy.LowestLatency, ["quick"]) }, 1);
        var plan = Routes.By(RouteStrategy.LowestLatency, "slow") with { Timeout = new() { AttemptSeconds = 10 } };
        await Assert.ThrowsAsync<LlmException>(() => harness.RunAsync(harness.AskAsync(plan), 1));

        var decision = await harness.ExplainAsync(s_two);

        Assert.InRange(decision.Scores["slow"], -12, -9);
        Assert.Equal("quick", decision.Chosen);
    }

    [Fact]
    public async Task Ask_FirstFails_TheRestIsOrderedByLatency()
    {
        var harness = new CallHarness();
        string[] keys = ["a", "b", "c", "d"];
        for (var i = 0; i < keys.Length; i++)
        {
            var seconds = 8 - (2 * i);
            Model(harness, keys[i], _ => seconds, call => call > 0);
        }

        foreach (var key in keys)
            await AskAsync(harness, Routes.By(RouteStrategy.LowestLatency, key), 1);
        harness.Asked.Clear();
        await Assert.ThrowsAsync<LlmException>(() => harness.AskAsync(Routes.By(RouteStrategy.LowestLatency, keys)));

        Assert.Equal(4, harness.Asked.Count);
        Assert.Equal(harness.Asked[1..].OrderDescending(), harness.Asked[1..]);
    }

    [Fact]
    public async Task Stream_FirstOutput_IsMeasuredApartFromWholeAnswers()
    {
        var harness = await AskAsync(Two(2, 2), s_two, 2);
        var stream = harness.BindStream(s_two);

        Assert.All((await stream.ExplainAsync(CallHarness.Messages, null, null, default, default)).Scores, score => Assert.Equal(0, score.Value));
        await stream.Texts(CallHarness.Messages, null, null, default).ToListAsync();
        Assert.Single((await stream.ExplainAsync(CallHarness.Messages, null, null, default, default)).Scores, score => score.Value < -1);
    }

    [Fact]
    public async Task Ask_MaxLatency_LeavesSlowModelsOut()
    {
        var plan = Routes.By(RouteStrategy.RoundRobin, "slow", "quick").With(r => r with { MaxLatencySeconds = 3 });
        var harness = await AskAsync(Two(5, 1), plan, 6);

        Assert.Equal(["slow", "quick", "quick", "quick", "quick", "quick"], harness.Asked);
        Assert.Equal(("slow", RouteConstraint.Latency), ((await harness.ExplainAsync(plan)).Filtered[0].Model, (await harness.ExplainAsync(plan)).Filtered[0].Constraint));
    }

    [Fact]
    public async Task Ask_RoundRobin_DoesNotWatchTheTraffic()
    {
        var harness = await AskAsync(Two(1, 1), Routes.By(RouteStrategy.RoundRobin, "slow", "quick"), 2);

        Assert.Null(harness.Runtime.Find("slow", [], out _)!.Traffic.Live);
    }
}
