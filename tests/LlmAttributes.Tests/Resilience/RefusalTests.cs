using LlmAttributes.Runtime;
using LlmAttributes.Testing;
using LlmAttributes.Tests.Harness;

namespace LlmAttributes.Tests.Resilience;

/// <summary>Refusals of budgets and limits in calls that have breakers: nobody waits for what no time brings.</summary>
public class RefusalTests
{
    private static readonly TimeSpan s_guard = TimeSpan.FromSeconds(20);

    private static readonly CallPlan s_plan = CallHarness.Plan with
    {
        Model = "a", CircuitBreaker = true, Options = new() { MaxOutputTokens = 10 }, Budget = new() { PerCallUsd = 5 }, Timeout = new() { TotalSeconds = 60 },
    };

    private static readonly ModelFacts s_price = Priced.At(0, 1_000_000);

    private static Task<LlmException> FailsAsync(CallHarness harness, CallPlan plan) =>
        Assert.ThrowsAsync<LlmException>(() => Task.Run(() => harness.AskAsync(plan)).WaitAsync(s_guard));

    [Theory]
    [InlineData(WhenAllOpen.Wait)]
    [InlineData(WhenAllOpen.Fail)]
    [InlineData(WhenAllOpen.TryAnyway)]
    public async Task Ask_OwnBudgetRefuses_FailsAtOnceWhateverBreakersDo(WhenAllOpen whenAllOpen)
    {
        var harness = new CallHarness().Model("a", s_price, ScriptedReply.Say("x"));

        var e = await FailsAsync(harness, s_plan with { WhenAllOpen = whenAllOpen });

        Assert.Equal((LlmErrorKind.Budget, "a: not asked, Budget"), (e.Kind, Assert.Single(e.Attempts).ToString()));
    }

    [Fact]
    public async Task Ask_SharedBudgetRefuses_FailsAtOnce()
    {
        var harness = new CallHarness().Model("a", s_price, ScriptedReply.Say("x"));

        var e = await FailsAsync(harness, s_plan with { Budget = new() { Limits = [new("contract:IDesk", BudgetPeriod.Day, 5)] } });

        Assert.Equal((LlmErrorKind.Budget, "contract:IDesk/day"), (e.Kind, e.Shortage!.Budget));
    }

    [Fact]
    public async Task Ask_BudgetRefusesAllCandidates_FailsAtOnce()
    {
        var harness = new CallHarness().Model("a", s_price, ScriptedReply.Say("x")).Model("b", s_price, ScriptedReply.Say("x"));

        var e = await FailsAsync(harness, s_plan with { Fallback = [new(["b"])] });

        Assert.Equal(["a: not asked, Budget", "b: not asked, Budget"], e.Attempts.Select(a => a.ToString()));
    }

    [Fact]
    public async Task Ask_NoTurnWithinTheTime_FailsAtOnce()
    {
        var harness = new CallHarness().Model("a", new ModelFacts { RequestsPerMinute = 1 }, ScriptedReply.Say("x"));
        var plan = s_plan with { Budget = null, Timeout = new() { TotalSeconds = 20 } };
        await harness.AskAsync(plan);

        Assert.Equal(LlmErrorKind.RateLimit, (await FailsAsync(harness, plan)).Kind);
    }

    [Fact]
    public async Task Ask_BudgetRefusesOneAndTheOthersBreakerIsOpen_WaitsForTheBreaker()
    {
        var harness = new CallHarness()
            .Model("a", s_price, ScriptedReply.Say("a"))
            .Model("b", Priced.At(0, 0), r => r.Call < 5 ? Failures.Status(500) : ScriptedReply.Say("b", 1, 1));
        for (var i = 0; i < 5; i++)
            await Assert.ThrowsAsync<LlmException>(() => harness.AskAsync(CallHarness.Plan with { Model = "b", CircuitBreaker = true }));

        Assert.Equal("b", await harness.RunAsync(harness.AskAsync(s_plan with { Fallback = [new(["b"])] })));
        Assert.InRange(harness.AskedAtSeconds[^1], 15, 17);
    }

    [Fact]
    public async Task Ask_BreakerOpensAgainAndThenTheBudgetRefuses_FailsThen()
    {
        var harness = new CallHarness().Model("a", s_price, r => r.Call < 5 ? Failures.Status(500) : ScriptedReply.Say("a", 1, 1));
        for (var i = 0; i < 5; i++)
            await Assert.ThrowsAsync<LlmException>(() => harness.AskAsync(CallHarness.Plan with { Model = "a", CircuitBreaker = true }));

        var e = await Assert.ThrowsAsync<LlmException>(() => harness.RunAsync(harness.AskAsync(s_plan)));

        Assert.Equal((LlmErrorKind.Budget, "a: not asked, Budget", 5), (e.Kind, Assert.Single(e.Attempts).ToString(), harness.Asked.Count));
    }
}
