using LlmAttributes.Runtime;
using LlmAttributes.Testing;
using LlmAttributes.Tests.Harness;
using Microsoft.Extensions.AI;

namespace LlmAttributes.Tests.Costs;

/// <summary>Budgets that calls share. A token of output costs a dollar, input is free, and an attempt asks for 10 tokens unless a test says otherwise.</summary>
public class PeriodBudgetTests
{
    private static BudgetLimitPlan Limit(decimal usd, BudgetPeriod period = BudgetPeriod.Day, string scope = "contract:IDesk") => new(scope, period, usd);

    private static CallPlan Plan(params BudgetLimitPlan[] limits) => CallHarness.Plan with
    {
        Model = "a", Budget = new() { Limits = limits }, Options = new() { MaxOutputTokens = 10 },
    };

    private static CallHarness Harness(int cost = 10, params string[] models)
    {
        var harness = new CallHarness();
        foreach (var key in models.DefaultIfEmpty("a"))
            harness.Model(key, Priced.At(0, 1_000_000), ScriptedReply.Say(key, 1, cost));
        return harness;
    }

    private static async Task<BudgetShortage> RefusedAsync(Task call)
    {
        var e = await Assert.ThrowsAsync<LlmException>(() => call);
        Assert.Equal(LlmErrorKind.Budget, e.Kind);
        return e.Shortage!;
    }

    private static async Task<decimal> SpentAsync(CallHarness harness, string name) => (await harness.Runtime.Budgets.ReadAsync()).Single(b => b.Limit.Name == name).SpentUsd;

    [Fact]
    public async Task Ask_BudgetIsSpent_IsNotSentAndSaysWhatIsLeftAndWhenMoreComes()
    {
        var harness = Harness();
        var plan = Plan(Limit(25));
        await harness.AskAsync(plan);
        await harness.AskAsync(plan);

        var e = await Assert.ThrowsAsync<LlmException>(() => harness.AskAsync(plan));

        Assert.Equal(new("contract:IDesk/day", 25, 10, 5, new DateTimeOffset(2026, 1, 2, 0, 0, 0, TimeSpan.Zero)), e.Shortage);
        Assert.Equal(
            "One more attempt of 'IDesk.AskAsync' with model 'a' may cost $10, but $5 is left of budget 'contract:IDesk/day' ($25), and no more comes before 2026-01-02 00:00:00Z; raise the budget, lower MaxOutputTokens or route to a cheaper model.",
            e.Message);
        Assert.Equal(2, harness.Asked.Count);
    }

    [Fact]
    public async Task Ask_NextDay_HasMoneyAgain()
    {
        var harness = Harness();
        var plan = Plan(Limit(10));
        await harness.AskAsync(plan);
        harness.Clock.Advance(TimeSpan.FromDays(1));

        Assert.Equal("a", await harness.AskAsync(plan));
    }

    [Fact]
    public async Task Ask_CostsLessThanItsWorstCase_GivesTheRestBack()
    {
        var harness = Harness(cost: 1);
        var plan = Plan(Limit(12));
        for (var i = 0; i < 3; i++)
            await harness.AskAsync(plan);

        Assert.Equal(9, (await RefusedAsync(harness.AskAsync(plan))).LeftUsd);
    }

    [Fact]
    public async Task Ask_NothingDeclared_SendsWhatTheRestBuys()
    {
        var client = new ScriptedChatClient(ScriptedReply.Say("x", 1, 3));
        var harness = new CallHarness().Configure(b => b.AddModel("a", client, Priced.At(0, 1_000_000)));
        var plan = Plan(Limit(5)) with { Options = null };
        await harness.AskAsync(plan);
        await harness.AskAsync(plan);

        Assert.Equal([5, 2], client.Requests.Select(r => r.Options!.MaxOutputTokens!.Value));
    }

    [Fact]
    public async Task Ask_MuchMoneyAndNoKnownLimit_AsksForAUsualOutput()
    {
        var client = new ScriptedChatClient(ScriptedReply.Say("x", 1, 3));
        var harness = new CallHarness().Configure(b => b.AddModel("a", client, Priced.At(1, 1)));

        await harness.AskAsync(Plan(Limit(500)) with { Options = null });

        Assert.Equal(8_192, client.Requests[0].Options!.MaxOutputTokens);
    }

    [Fact]
    public async Task Ask_CallAndContractLimited_BothHold()
    {
        var harness = Harness();
        var contract = Limit(35);
        var narrow = Plan(contract, Limit(10, BudgetPeriod.Day, "call:IDesk.AskAsync"));
        var other = Plan(contract) with { Call = "OtherAsync" };
        await harness.AskAsync(narrow);

        Assert.Equal("call:IDesk.AskAsync/day", (await RefusedAsync(harness.AskAsync(narrow))).Budget);
        await harness.AskAsync(other);
        await harness.AskAsync(other);
        Assert.Equal("contract:IDesk/day", (await RefusedAsync(harness.AskAsync(other))).Budget);
    }

    [Fact]
    public async Task Ask_RefusedByTheSharedBudget_LeavesTheCallsOwnMoney()
    {
        var harness = Harness(1, "a", "b");
        var plan = Plan() with { Budget = new() { PerCallUsd = 10 }, Fallback = [new(["b"])] };
        harness.Configure(b => b.AddBudget(new("of a", 5, BudgetPeriod.Day) { Model = "a" }));

        Assert.Equal("b", await harness.AskAsync(plan));
    }

    [Fact]
    public async Task Ask_Rejected_LogNamesTheBudget()
    {
        using var logger = new ListLogger();
        var harness = Harness().Configure(builder => builder.UseLogger(logger));

        await RefusedAsync(harness.AskAsync(Plan(Limit(5))));

        Assert.Equal("Budget 'contract:IDesk/day' of 5 USD does not allow an attempt of IDesk.AskAsync with model a", Assert.Single(logger.Lines, static line => line.Id == 1004).Text);
    }

    [Fact]
    public async Task Ask_Rejected_GoesToTheNextCandidate()
    {
        var harness = new CallHarness().Model("dear", Priced.At(0, 2_000_000), ScriptedReply.Say("dear", 1, 1)).Model("cheap", Priced.At(0, 1_000_000), ScriptedReply.Say("cheap", 1, 1));

        Assert.Equal("cheap", await harness.AskAsync(Plan(Limit(10)) with { Model = null, Route = new(RouteStrategy.Quality, ["dear", "cheap"]) }));
    }

    [Fact]
    public async Task Ask_Downgrade_TriesTheNextCheaperOnesInOrderOfPrice()
    {
        var harness = new CallHarness();
        foreach (var (key, price) in new[] { ("m4", 4), ("m1", 1), ("m3", 3), ("m5", 5), ("m2", 2) })
            harness.Model(key, Priced.At(0, price * 1_000_000), ScriptedReply.Say(key, 1, 1));
        var plan = Plan(Limit(25)) with { Model = "m4", Fallback = [new(["m1", "m5", "m3", "m2"])] };
        plan = plan with { Budget = plan.Budget! with { OnExceeded = OnExceeded.Downgrade } };

        var result = await harness.AskResultAsync(plan);

        Assert.Equal(["m4", "m3", "m2"], result.Attempts.Select(a => a.Model));
    }

    [Fact]
    public async Task Ask_Wait_IsSentWhenTheNextPeriodBegins()
    {
        var harness = Harness();
        var plan = Plan(Limit(10, BudgetPeriod.Minute)) with { Timeout = new() { TotalSeconds = 90 } };
        plan = plan with { Budget = plan.Budget! with { OnExceeded = OnExceeded.Wait } };
        await harness.AskAsync(plan);

        await harness.RunAsync(harness.AskAsync(plan));

        Assert.InRange(harness.AskedAtSeconds[1], 60, 60.2);
    }

    [Fact]
    public async Task Ask_WaitOfARollingPeriod_AsksAgainAsItMovesOn()
    {
        var harness = Harness();
        var plan = Plan(Limit(10, BudgetPeriod.Minute) with { Window = BudgetWindow.Rolling });
        plan = plan with { Budget = plan.Budget! with { OnExceeded = OnExceeded.Wait } };
        var refusals = 0;
        harness.Runtime.Budgets.Exceeded += (_, _) => refusals++;
        await harness.AskAsync(plan);

        await harness.RunAsync(harness.AskAsync(plan));

        Assert.InRange(harness.AskedAtSeconds[1], 60, 61.2);
        Assert.Equal(1, refusals);
    }

    [Fact]
    public async Task Ask_WaitBeyondTheDeadline_FailsAtOnce()
    {
        var harness = Harness();
        var plan = Plan(Limit(10)) with { Timeout = new() { TotalSeconds = 90 } };
        plan = plan with { Budget = plan.Budget! with { OnExceeded = OnExceeded.Wait } };
        await harness.AskAsync(plan);

        Assert.Equal("contract:IDesk/day", (await RefusedAsync(harness.AskAsync(plan))).Budget);
    }

    [Fact]
    public async Task Ask_FreePrimaryAndPaidFallback_ChecksAtTheFallback()
    {
        var harness = new CallHarness().Model("free", Priced.At(0, 0), Failures.Status(500)).Model("paid", Priced.At(0, 1_000_000), ScriptedReply.Say("paid", 1, 10));
        var plan = Plan(Limit(15)) with { Model = "free", Fallback = [new(["paid"])] };
        await harness.AskAsync(plan);

        var e = await Assert.ThrowsAsync<LlmException>(() => harness.AskAsync(plan));

        Assert.Equal(["free", "paid", "free"], harness.Asked);
        Assert.Equal(5, e.Shortage!.LeftUsd);
    }

    [Fact]
    public async Task Ask_FreeModelOnASpentBudget_IsAsked()
    {
        var harness = new CallHarness().Model("a", Priced.At(0, 1_000_000), ScriptedReply.Say("a", 1, 10)).Model("free", Priced.At(0, 0), ScriptedReply.Say("free", 1, 10));
        var plan = Plan(Limit(10)) with { Fallback = [new(["free"])] };
        await harness.AskAsync(plan);

        Assert.Equal("free", await harness.AskAsync(plan));
    }

    [Fact]
    public async Task Ask_FreeModelAfterTheCallsOwnBudgetIsOverrun_IsAsked()
    {
        var overrun = ScriptedReply.Say("", 1, 99) with { FinishReason = ChatFinishReason.ContentFilter };
        var harness = new CallHarness().Model("a", Priced.At(0, 1_000_000), overrun).Model("free", Priced.At(0, 0), ScriptedReply.Say("free", 1, 10));

        Assert.Equal("free", await harness.AskAsync(Plan() with { Budget = new() { PerCallUsd = 10 }, Fallback = [new(["free"])] }));
    }

    [Fact]
    public async Task Ask_ProviderExceedsTheLimit_IsBookedInFullAndReported()
    {
        var harness = Harness(cost: 17);
        var plan = Plan(Limit(30));
        List<BudgetOverrunEventArgs> overruns = [];
        harness.Runtime.Budgets.Overrun += (_, e) => overruns.Add(e);

        await harness.AskAsync(plan);

        var overrun = Assert.Single(overruns);
        Assert.Equal((10, 17, "IDesk.AskAsync", "a"), (overrun.ReservedUsd, overrun.ActualUsd, overrun.Call, overrun.Model));
        Assert.Equal(17, await SpentAsync(harness, "contract:IDesk/day"));
    }

    [Fact]
    public async Task Ask_OverSoftLimit_IsSaidOnceAPeriod()
    {
        var harness = Harness();
        var plan = Plan(Limit(100) with { SoftLimit = 0.3 });
        List<string> events = [];
        harness.Runtime.Budgets.SoftLimitReached += (_, _) => throw new InvalidOperationException("ignored");
        harness.Runtime.Budgets.SoftLimitReached += (_, e) => events.Add($"{e.Limit.Name} {harness.Asked.Count}");
        for (var i = 0; i < 6; i++)
            await harness.AskAsync(plan);
        harness.Clock.Advance(TimeSpan.FromDays(1));
        for (var i = 0; i < 4; i++)
            await harness.AskAsync(plan);

        Assert.Equal(["contract:IDesk/day 3", "contract:IDesk/day 9"], events);
    }

    [Fact]
    public async Task Ask_Refused_RaisesTheEvent()
    {
        var harness = Harness();
        List<BudgetEventArgs> events = [];
        harness.Runtime.Budgets.Exceeded += (_, e) => events.Add(e);

        await RefusedAsync(harness.AskAsync(Plan(Limit(9)), new() { Tenant = "acme" }));

        var e = Assert.Single(events);
        Assert.Equal(("contract:IDesk/day", "IDesk.AskAsync", "a", "acme", harness.Clock.GetUtcNow()), (e.Limit.Name, e.Call, e.Model, e.Tenant, e.Time));
    }

    [Fact]
    public async Task Raise_ForAnHour_LetsCallsThroughUntilItsEnd()
    {
        var harness = Harness();
        var call = harness.Bind(Plan(Limit(10)));
        await call.AskAsync(CallHarness.Messages, default);
        await harness.Runtime.Budgets.RaiseAsync("contract:IDesk/day", 20, harness.Clock.GetUtcNow().AddHours(1));

        await call.AskAsync(CallHarness.Messages, default);
        harness.Clock.Advance(TimeSpan.FromHours(1));

        Assert.Equal(-10, (await RefusedAsync(call.AskAsync(CallHarness.Messages, default))).LeftUsd);
    }

    [Fact]
    public async Task Raise_UnknownBudget_NamesTheKnownOnes()
    {
        var harness = Harness();
        harness.Bind(Plan(Limit(10), Limit(10, BudgetPeriod.Month)));

        var e = await Assert.ThrowsAsync<ArgumentException>(async () => await harness.Runtime.Budgets.RaiseAsync("x", 20, harness.Clock.GetUtcNow().AddHours(1)));

        Assert.StartsWith("There is no budget 'x'; use one of 'contract:IDesk/day', 'contract:IDesk/month'.", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ask_Cancelled_KeepsTheWorstCaseSinceNobodyKnows()
    {
        var gate = new Gate();
        var harness = new CallHarness().Model("a", Priced.At(0, 1_000_000), ScriptedReply.Say("x", 1, 1) with { BeforeAnswer = Pause.Until(gate) });
        using var cancel = new CancellationTokenSource();
        var running = harness.AskAsync(Plan(Limit(30)), null, cancel.Token);
        Assert.Equal((10, 1), ((await harness.Runtime.Budgets.ReadAsync())[0].ReservedUsd, (await harness.Runtime.Budgets.ReadAsync())[0].Reservations));

        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);

        Assert.Equal((10, 0), ((await harness.Runtime.Budgets.ReadAsync())[0].SpentUsd, (await harness.Runtime.Budgets.ReadAsync())[0].ReservedUsd));
    }

    [Fact]
    public async Task Ask_ProviderRefuses_CostsNothing()
    {
        var harness = new CallHarness().Model("a", Priced.At(0, 1_000_000), Failures.Status(500));

        await Assert.ThrowsAsync<LlmException>(() => harness.AskAsync(Plan(Limit(30))));

        Assert.Equal((0, 0), ((await harness.Runtime.Budgets.ReadAsync())[0].SpentUsd, (await harness.Runtime.Budgets.ReadAsync())[0].Reservations));
    }

    [Fact]
    public async Task Texts_ReaderStops_SettlesOnTheUsageSoFar()
    {
        var harness = new CallHarness();
        harness.Configure(b => b.AddModel("a", new UsageFirstClient(harness.Clock, 2, ["x", "y"], null), Priced.At(1_000_000, 1_000_000)));
        var pieces = harness.BindStream(Plan(Limit(1_000))).Texts(CallHarness.Messages, null, null, default).GetAsyncEnumerator();
        await harness.RunAsync(pieces.MoveNextAsync().AsTask());

        await pieces.DisposeAsync();

        Assert.Equal((2, 0), ((await harness.Runtime.Budgets.ReadAsync())[0].SpentUsd, (await harness.Runtime.Budgets.ReadAsync())[0].ReservedUsd));
    }

    [Fact]
    public void Bind_ModelWithoutPrice_RefusesToStart()
    {
        var e = Assert.Throws<LlmConfigurationException>(() => new CallHarness().Model("a", ScriptedReply.Say("x")).Bind(Plan(Limit(10))));

        Assert.Equal("'IDesk.AskAsync' is under a budget, but its model 'a' has no price; declare InputUsdPerMillionTokens and OutputUsdPerMillionTokens, or take the budget away.", Assert.Single(e.Faults));
    }

    [Fact]
    public void Bind_SameBudgetWithTwoAmounts_RefusesToStart()
    {
        var harness = Harness();
        harness.Bind(Plan(Limit(10)));

        var e = Assert.Throws<LlmConfigurationException>(() => harness.Bind(Plan(Limit(11))));

        Assert.Equal("'IDesk.AskAsync': Budget 'contract:IDesk/day' is $10 in one place and $11 in another; make them equal.", Assert.Single(e.Faults));
    }

    [Fact]
    public void Bind_NoSuchTimeZone_RefusesToStart()
    {
        var e = Assert.Throws<LlmConfigurationException>(() => Harness().Bind(Plan(Limit(10) with { TimeZone = "Mars/Olympus" })));

        Assert.Equal("'IDesk.AskAsync': There is no time zone 'Mars/Olympus'; use an IANA name such as 'Europe/Berlin'.", Assert.Single(e.Faults));
    }

    [Fact]
    public async Task Ask_Hedged_BothRunsReserveOfTheSharedBudget()
    {
        var harness = new CallHarness().Model("a", Priced.At(0, 1_000_000), ScriptedReply.Say("a", 1, 1) with { BeforeAnswer = Pause.ForSeconds(50) }).Model("b", Priced.At(0, 1_000_000), ScriptedReply.Say("b", 1, 4));
        var plan = Plan(Limit(30)) with { Fallback = [new(["b"])], Hedge = new() { DelaySeconds = 2, MaxSurcharge = 10 } };

        Assert.Equal("b", await harness.RunAsync(harness.AskAsync(plan)));
        await harness.Runtime.DisposeAsync();

        Assert.Equal((14, 0), (await SpentAsync(harness, "contract:IDesk/day"), (await harness.Runtime.Budgets.ReadAsync())[0].Reservations));
    }
}
