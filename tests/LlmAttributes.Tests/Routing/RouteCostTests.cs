using LlmAttributes.Runtime;
using LlmAttributes.Testing;
using LlmAttributes.Tests.Harness;

namespace LlmAttributes.Tests.Routing;

/// <summary>What routed calls will cost, have cost and may cost. Input is free; a token of output costs a dollar with <c>small</c>, three with <c>big</c>.</summary>
[Trait(RouteGroup.Trait, RouteGroup.CostTracking)]
public class RouteCostTests
{
    private static readonly ModelFacts s_small = Priced.At(0, 1_000_000) with { Quality = 0.5, MaxOutputTokens = 8 };
    private static readonly ModelFacts s_big = Priced.At(0, 3_000_000) with { Quality = 0.9, MaxOutputTokens = 8 };

    private static CallHarness Harness(int firstFailures = 0) => new CallHarness()
        .Model("small", s_small, ScriptedReply.Say("small", 1, 4))
        .Model("big", s_big, r => r.Call < firstFailures ? Failures.Status(500) : ScriptedReply.Say("big", 1, 4));

    private static CallPlan By(RouteStrategy strategy) => Routes.By(strategy, "big", "small");

    [Theory]
    [InlineData(RouteStrategy.Cost, "small", 2)]
    [InlineData(RouteStrategy.Quality, "big", 6)]
    public void Estimate_Route_TypicalIsThatOfTheModelItWouldAsk(RouteStrategy strategy, string model, int typicalUsd)
    {
        var estimate = Harness().Bind(By(strategy)).Estimate(CallHarness.Messages);

        Assert.Equal((model, 1, typicalUsd, 48), (estimate.Model, estimate.Min.Usd, estimate.Typical.Usd, estimate.Max.Usd));
    }

    [Fact]
    public async Task Estimate_RoundRobin_UsesUpNoTurn()
    {
        var harness = Harness();
        var call = harness.Bind(By(RouteStrategy.RoundRobin));
        for (var i = 0; i < 3; i++)
        {
            call.Estimate(CallHarness.Messages);
            await call.AskAsync(CallHarness.Messages, default);
        }

        Assert.Equal(["big", "small", "big"], harness.Asked);
    }

    [Fact]
    public async Task Ask_Route_CostsWhatTheModelThatAnsweredCosts()
    {
        Assert.Equal(4, (await Harness().AskResultAsync(By(RouteStrategy.Cost))).Cost.Usd);
        Assert.Equal(12, (await Harness().AskResultAsync(By(RouteStrategy.Quality))).Cost.Usd);
    }

    [Fact]
    public async Task Ask_FirstModelFails_TheLedgerHasBothAndTheMoneyOfWhoAnswered()
    {
        var harness = Harness(firstFailures: 1);

        var result = await harness.AskResultAsync(By(RouteStrategy.Quality));

        Assert.Equal(4, result.Cost.Usd);
        Assert.Equal(
            ["big 1 0", "small 1 4"],
            harness.Runtime.Costs.Snapshot().Entries.OrderBy(e => e.Model, StringComparer.Ordinal).Select(e => FormattableString.Invariant($"{e.Model} {e.Attempts} {e.Cost.Usd:0}")));
    }

    [Fact]
    public async Task Ask_CallsOwnBudget_BuysTheBestThatItPays()
    {
        var plan = By(RouteStrategy.Quality) with { Options = new() { MaxOutputTokens = 4 }, Budget = new() { PerCallUsd = 11 } };

        Assert.Equal("small", (await Harness().AskResultAsync(plan)).Model);
        Assert.Equal("big", (await Harness().AskResultAsync(plan with { Budget = new() { PerCallUsd = 12 } })).Model);
    }

    [Fact]
    public async Task Ask_Month_TheLedgerAddsUpByModelAndTheNextMonthBeginsAtNothing()
    {
        var harness = Harness();
        var call = harness.Bind(By(RouteStrategy.RoundRobin));
        for (var day = 0; day < 40; day++)
        {
            await call.AskAsync(CallHarness.Messages, default);
            harness.Clock.Advance(TimeSpan.FromDays(1));
        }

        Assert.Equal(((16 * 12) + (15 * 4), (4 * 12) + (5 * 4)), (await SpentAsync(1), await SpentAsync(2)));

        async Task<decimal> SpentAsync(int month) =>
            (await harness.Runtime.Costs.ReadAsync(new(2026, month, 1), new DateOnly(2026, month, 1).AddMonths(1).AddDays(-1))).KnownUsd;
    }

    [Fact]
    public async Task Ask_MonthlyBudget_EndsWithTheMoneyAndComesBackWithTheMonth()
    {
        var harness = Harness();
        var call = harness.Bind(By(RouteStrategy.Quality) with
        {
            Options = new() { MaxOutputTokens = 4 }, Budget = new() { Limits = [new("contract:IDesk", BudgetPeriod.Month, 21)] },
        });
        for (var i = 0; i < 3; i++)
            await call.AskAsync(CallHarness.Messages, default);
        Assert.Equal(LlmErrorKind.Budget, (await Assert.ThrowsAsync<LlmException>(() => call.AskAsync(CallHarness.Messages, default))).Kind);
        harness.Clock.Advance(TimeSpan.FromDays(31));
        await call.AskAsync(CallHarness.Messages, default);

        Assert.Equal(["big", "small", "small", "big"], harness.Asked);
    }
}
