using LlmAttributes.Runtime;
using LlmAttributes.Testing;
using LlmAttributes.Tests.Harness;

namespace LlmAttributes.Tests.Routing;

public sealed class ObservedRouteTests
{
    private static readonly CallPlan s_quality = Routes.By(RouteStrategy.Quality, "mid", "big");

    [Fact]
    public async Task Ask_BestByItsFactsIsJudgedBad_TheOtherGoesFirst()
    {
        var harness = Routes.Three();
        var call = harness.Bind(s_quality);

        for (var i = 0; i < 40; i++)
        {
            var result = await call.AskResultAsync(CallHarness.Messages, default);
            await harness.Runtime.Quality.FeedbackAsync(result.ResultId!, result.Model == "big" ? 0.1 : 0.9);
        }

        var decision = await harness.ExplainAsync(s_quality);
        Assert.Equal(["mid", "big"], decision.Order);
        Assert.Equal("big", harness.Asked[0]);
        Assert.Equal("mid", harness.Asked[^1]);
    }

    [Theory]
    [InlineData(RouteStrategy.Quality)]
    [InlineData(RouteStrategy.Balanced)]
    public async Task Ask_JudgementsOfAnotherCall_ChangeNothing(RouteStrategy strategy)
    {
        var plan = Routes.By(strategy, "mid", "big").With(static r => r with { QualityWeight = 1 });
        var harness = Routes.Three();
        Judge(harness, "IDesk.OtherAsync", "big", 0);

        Assert.Equal("big", (await harness.ExplainAsync(plan)).Chosen);
    }

    [Fact]
    public async Task Ask_BalancedRouteWithTheQualityOfAnswersInIt_WeighsWhatWasSeen()
    {
        var plan = Routes.By(RouteStrategy.Balanced, "mid", "big").With(static r => r with { QualityWeight = 0.8, CostWeight = 0.2 });
        var harness = Routes.Three();
        var before = (await harness.ExplainAsync(plan)).Chosen;
        Judge(harness, "IDesk.AskAsync", "big", 0);
        Judge(harness, "IDesk.AskAsync", "mid", 1);

        Assert.Equal(("big", "mid"), (before, (await harness.ExplainAsync(plan)).Chosen));
    }

    [Fact]
    public async Task Ask_QualityByKindOfTask_IsCorrectedToo()
    {
        var harness = new CallHarness()
            .Model("broad", new ModelFacts() { Quality = 0.8, TaskQuality = new Dictionary<string, double> { ["Sums"] = 0.5 } }, ScriptedReply.Say("x"))
            .Model("narrow", new ModelFacts() { Quality = 0.6, TaskQuality = new Dictionary<string, double> { ["Sums"] = 0.6 } }, ScriptedReply.Say("x"));
        var plan = Routes.By(RouteStrategy.Quality, "broad", "narrow");
        Judge(harness, "IDesk.AskAsync", "narrow", 0.1);
        Judge(harness, "IDesk.AskAsync", "broad", 0.9);

        Assert.Equal("broad", (await harness.ExplainAsync(plan, new() { TaskType = "sums" })).Chosen);
    }

    [Fact]
    public async Task Ask_SwitchedOff_KeepsToWhatIsDeclared()
    {
        var harness = Routes.Three().Configure(static b => b.QualityMonitor.TeachesRoutes = false);
        Judge(harness, "IDesk.AskAsync", "big", 0);
        Judge(harness, "IDesk.AskAsync", "mid", 1);

        Assert.Equal("big", (await harness.ExplainAsync(s_quality)).Chosen);
    }

    [Fact]
    public async Task Ask_MinQuality_StaysWithWhatIsDeclared()
    {
        var harness = Routes.Three();
        Judge(harness, "IDesk.AskAsync", "big", 0);

        var decision = await harness.ExplainAsync(Routes.By(RouteStrategy.Quality, "small", "big").With(static r => r with { MinQuality = 0.8 }));

        Assert.Equal(["big"], decision.Order);
    }

    [Fact]
    public async Task Load_JudgementsOfAnotherProcess_OrderModelsFromTheFirstCallOn()
    {
        var store = new MemoryQualityStore();
        var other = Routes.Three().Configure(b => b.UseQualityStore(store));
        Judge(other, "IDesk.AskAsync", "big", 0);
        Judge(other, "IDesk.AskAsync", "mid", 1);
        await other.Runtime.DisposeAsync();
        var harness = Routes.Three().Configure(b => b.UseQualityStore(store));

        await harness.Runtime.Quality.LoadAsync();

        Assert.Equal("mid", (await harness.ExplainAsync(s_quality)).Chosen);
    }

    private static void Judge(CallHarness harness, string call, string model, double score)
    {
        for (var i = 0; i < 40; i++)
            harness.Runtime.Quality.Judge(call, model, score);
    }
}
