using LlmAttributes.Runtime;
using LlmAttributes.Testing;
using LlmAttributes.Tests.Harness;
using LlmAttributes.Tests.Tracing;

namespace LlmAttributes.Tests.Routing;

/// <summary>What is left of budgets as a constraint of routes. Input is free, an attempt asks for 10 tokens of output, and a token costs a dollar with <c>small</c> and three with <c>big</c>.</summary>
[Trait(RouteGroup.Trait, RouteGroup.CostTracking)]
public sealed class RemainingBudgetTests : IDisposable
{
    private readonly TelemetryRecorder _recorder = new();

    public void Dispose() => _recorder.Dispose();

    private static CallHarness Harness(params ScriptedReply[] script)
    {
        var reply = script.Length == 0 ? [ScriptedReply.Say("x", 1, 10)] : script;
        return new CallHarness()
            .Model("small", Priced.At(0, 1_000_000) with { Quality = 0.5 }, reply)
            .Model("big", Priced.At(0, 3_000_000) with { Quality = 0.9 }, reply)
            .Model("free", Priced.At(0, 0) with { Quality = 0.1 }, ScriptedReply.Say("free", 1, 10));
    }

    private static CallPlan Plan(OnExceeded action, params BudgetLimitPlan[] limits) => Routes.By(RouteStrategy.Quality, "big", "small") with
    {
        Options = new() { MaxOutputTokens = 10 }, Budget = new() { Limits = limits, OnExceeded = action },
    };

    private static CallPlan Plan(decimal usd, OnExceeded action = OnExceeded.Reject) => Plan(action, new BudgetLimitPlan("contract:IDesk", BudgetPeriod.Month, usd));

    [Fact]
    public async Task Explain_MonthDoesNotPayTheBest_FiltersItWithTheMissingAmount()
    {
        var decision = await Harness().ExplainAsync(Plan(25));

        Assert.Equal("small", decision.Chosen);
        Assert.Equal(
            new FilteredCandidate("big", RouteConstraint.Budget, "its worst case of $30 leaves the monthly budget 'contract:IDesk/month' over by $5"),
            Assert.Single(decision.Filtered));
    }

    [Fact]
    public async Task Ask_MoneyRunsOut_GoesToWhoFitsWithoutARefusedAttempt()
    {
        var harness = Harness();
        var call = harness.Bind(Plan(40));
        await call.AskAsync(CallHarness.Messages, default);

        var result = await call.AskResultAsync(CallHarness.Messages, null, null, default);

        Assert.Equal(["big", "small"], harness.Asked);
        Assert.Equal("small", Assert.Single(result.Attempts).Model);
    }

    [Fact]
    public async Task Texts_MoneyRunsOut_GoToWhoFits()
    {
        var harness = Harness();
        await harness.BindStream(Plan(25)).Texts(CallHarness.Messages, null, null, default).ToListAsync();

        Assert.Equal(["small"], harness.Asked);
    }

    [Fact]
    public async Task Ask_RunningAttemptHoldsTheMoney_CountsItAsSpent()
    {
        var gate = new Gate();
        var harness = Harness(ScriptedReply.Say("x", 1, 1) with { BeforeAnswer = Pause.Until(gate) });
        var call = harness.Bind(Plan(40));
        var running = call.AskAsync(CallHarness.Messages, default);

        Assert.Equal("small", (await call.ExplainAsync(CallHarness.Messages, null, null, default, default)).Chosen);
        gate.Open();
        await harness.RunAsync(running);
        Assert.Equal("big", (await call.ExplainAsync(CallHarness.Messages, null, null, default, default)).Chosen);
    }

    [Fact]
    public async Task Ask_NothingFits_ListsAllAndTellsTheShortage()
    {
        var harness = Harness();
        List<BudgetEventArgs> events = [];
        harness.Runtime.Budgets.Exceeded += (_, e) => events.Add(e);

        var e = await Assert.ThrowsAsync<LlmException>(() => harness.AskAsync(Plan(9), new() { Tenant = "acme" }));

        Assert.Equal(
            "'IDesk.AskAsync' has no candidate that satisfies its route (" +
            "'big': its worst case of $30 leaves the monthly budget 'contract:IDesk/month' over by $21; " +
            "'small': its worst case of $10 leaves the monthly budget 'contract:IDesk/month' over by $1); " +
            "raise the budget, lower MaxOutputTokens, relax the constraints of [RouteBy], or add a model.",
            e.Message);
        Assert.Equal(LlmErrorKind.Budget, e.Kind);
        Assert.Equal(new("contract:IDesk/month", 9, 10, 9, new DateTimeOffset(2026, 2, 1, 0, 0, 0, TimeSpan.Zero)), e.Shortage);
        Assert.Equal(("contract:IDesk/month", "small", "acme"), (Assert.Single(events).Limit.Name, events[0].Model, events[0].Tenant));
        Assert.Empty(harness.Asked);
    }

    [Fact]
    public async Task Ask_CallsOwnMoneyIsTooLittle_SaysSo()
    {
        var plan = Plan(OnExceeded.Reject) with { Budget = new() { PerCallUsd = 9 } };

        var e = await Assert.ThrowsAsync<LlmException>(() => Harness().AskAsync(plan));

        Assert.Contains("'small': its worst case of $10 leaves the budget of the call over by $1)", e.Message, StringComparison.Ordinal);
        Assert.Equal(new("call", 9, 10, 9, null), e.Shortage);
    }

    [Fact]
    public async Task Ask_NothingFitsButAFallback_IsAskedForTheBudgetError()
    {
        var harness = Harness();

        Assert.Equal("free", await harness.AskAsync(Plan(9) with { Fallback = [new(["free"]) { On = ErrorKinds.Budget }] }));
    }

    [Fact]
    public async Task Ask_NothingFitsAndDowngrade_AsksTheNextCheaperFallback()
    {
        var harness = Harness().Model("cheap", Priced.At(0, 800_000), ScriptedReply.Say("cheap", 1, 10));

        Assert.Equal("cheap", await harness.AskAsync(Plan(9, OnExceeded.Downgrade) with { Fallback = [new(["free", "cheap"])] }));
    }

    [Fact]
    public async Task Ask_FreeModelOnASpentMonth_IsACandidate()
    {
        var harness = Harness();
        var plan = Plan(10) with { Route = new(RouteStrategy.Quality, ["big", "free"]) };

        Assert.Equal("free", await harness.AskAsync(plan));
    }

    [Theory]
    [InlineData("acme", null, "small")]
    [InlineData("other", null, "big")]
    [InlineData(null, "batch", "small")]
    [InlineData(null, null, "big")]
    public async Task Explain_RulesOfTenantsAndTags_HoldForTheirCallsOnly(string? tenant, string? tag, string chosen)
    {
        var harness = Harness().Configure(b => b
            .AddBudget(new("of acme", 25, BudgetPeriod.Week) { Tenant = "acme" })
            .AddBudget(new("of batches", 25, BudgetPeriod.Hour) { Tag = "batch" }));

        var decision = await harness.ExplainAsync(Plan(OnExceeded.Reject), new() { Tenant = tenant, Tags = tag is null ? [] : [tag] });

        Assert.Equal(chosen, decision.Chosen);
    }

    [Fact]
    public async Task Ask_TenantOfTheScopeHasSpentItsShare_GoesToWhoFits()
    {
        var harness = Harness();
        var call = harness.Bind(Plan(OnExceeded.Reject, new BudgetLimitPlan("contract:IDesk", BudgetPeriod.Month, 40) { PerTenant = true }));
        using (LlmScope.Begin(tenant: "acme"))
        {
            await call.AskAsync(CallHarness.Messages, default);
            await call.AskAsync(CallHarness.Messages, default);
        }

        await call.AskAsync(CallHarness.Messages, default);

        Assert.Equal(["big", "small", "big"], harness.Asked);
    }

    [Fact]
    public async Task Explain_RuleOfOneModel_FiltersThatModelAlone()
    {
        var harness = Harness().Configure(b => b.AddBudget(new("of big", 29, BudgetPeriod.Day) { Model = "big" }));

        var filtered = Assert.Single((await harness.ExplainAsync(Plan(OnExceeded.Reject))).Filtered);

        Assert.Equal("'big': its worst case of $30 leaves the daily budget 'of big' over by $1", filtered.ToString());
    }

    [Fact]
    public async Task Explain_RaisedOrNextMonth_IsACandidateAgain()
    {
        var harness = Harness();
        var call = harness.Bind(Plan(30));
        await call.AskAsync(CallHarness.Messages, default);
        Assert.Null((await ExplainAsync()).Chosen);

        await harness.Runtime.Budgets.RaiseAsync("contract:IDesk/month", 10, harness.Clock.GetUtcNow().AddHours(1));
        Assert.Equal(["small"], (await ExplainAsync()).Order);
        harness.Clock.Advance(TimeSpan.FromDays(31));
        Assert.Equal("big", (await ExplainAsync()).Chosen);

        Task<RouteDecision> ExplainAsync() => call.ExplainAsync(CallHarness.Messages, null, null, default, default).AsTask();
    }

    [Fact]
    public async Task Ask_WaitAndNobodyElse_WaitsForTheNextPeriod()
    {
        var harness = Harness();
        var call = harness.Bind(Plan(OnExceeded.Wait, new BudgetLimitPlan("contract:IDesk", BudgetPeriod.Minute, 30)));
        await call.AskAsync(CallHarness.Messages, default);

        await harness.RunAsync(call.AskAsync(CallHarness.Messages, default));

        Assert.Equal(["big", "big"], harness.Asked);
        Assert.InRange(harness.AskedAtSeconds[1], 60, 60.2);
    }

    [Fact]
    public async Task Explain_WaitAndSomebodyElse_AsksTheOtherFirst()
    {
        var decision = await Harness().ExplainAsync(Plan(25, OnExceeded.Wait));

        Assert.Equal(["small", "big"], decision.Order);
        Assert.Equal("'big': its worst case of $30 leaves the monthly budget 'contract:IDesk/month' over by $5; asked last", Assert.Single(decision.Filtered).ToString());
    }

    [Fact]
    public async Task Ask_Traced_PutsTheCauseOnTheSpan()
    {
        await Harness().AskAsync(Plan(25) with { Trace = true });

        Assert.Equal(
            new[] { "'big': its worst case of $30 leaves the monthly budget 'contract:IDesk/month' over by $5" },
            _recorder.Span("IDesk.AskAsync").GetTagItem("llmattributes.route.filtered"));
    }

    [Fact]
    public async Task Ask_FirstFailsAndKeepsTheMoney_ThoseItStillPaysFollow()
    {
        var slow = ScriptedReply.Say("slow") with { BeforeAnswer = Pause.ForSeconds(50) };
        List<string> asked = [];
        for (var seed = 1; seed <= 8; seed++)
        {
            var harness = new CallHarness().Configure(b => b.UseSeed(seed)).Model("free", Priced.At(0, 0), ScriptedReply.Say("free", 1, 10));
            string[] keys = ["a", "b", "c"];
            foreach (var key in keys)
                harness.Model(key, Priced.At(0, 1_000_000), slow);
            var plan = Plan(15) with { Route = new(RouteStrategy.LowestLatency, [.. keys, "free"]), Timeout = new() { AttemptSeconds = 2 } };

            await harness.RunAsync(harness.AskAsync(plan));
            asked.Add(harness.Asked.Count == 1 ? "free" : $"{(harness.Asked[0] == "free" ? "free" : "paid")}, {harness.Asked[1]}");
        }

        Assert.Equal(["free", "paid, free"], asked.Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Choose_UnderBudgetsInMemory_AllocatesNothing()
    {
        var harness = Harness();
        var (_, route) = new CallBinding(harness.Runtime, Plan(25), []).Order();
        Choose();

        var before = GC.GetAllocatedBytesForCurrentThread();
        var first = 0;
        for (var i = 0; i < 100; i++)
            first += Choose();

        Assert.Equal((100, 0), (first, GC.GetAllocatedBytesForCurrentThread() - before));

        int Choose()
        {
            var question = new RouteQuestion(CallHarness.Messages, null, null, default, isStream: false);
            return route!.Choose(ref question)[0];
        }
    }
}
