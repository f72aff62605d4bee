using LlmAttributes.Runtime;
using LlmAttributes.Testing;
using LlmAttributes.Tests.Harness;

namespace LlmAttributes.Tests.Routing;

/// <summary>What is left of budgets in a store outside the process, of which a route knows the last reading.</summary>
[Trait(RouteGroup.Trait, RouteGroup.CostTracking)]
public class SharedRemainderTests
{
    private static readonly CallPlan s_plan = Routes.By(RouteStrategy.Quality, "big", "small") with
    {
        Options = new() { MaxOutputTokens = 10 }, Budget = new() { Limits = [new("contract:IDesk", BudgetPeriod.Day, 40)] },
    };

    private static CallHarness Harness(RemoteBudgetStore store) => new CallHarness()
        .Configure(b => b.UseBudgetStore(store))
        .Model("small", Priced.At(0, 1_000_000) with { Quality = 0.5 }, ScriptedReply.Say("x", 1, 10))
        .Model("big", Priced.At(0, 3_000_000) with { Quality = 0.9 }, ScriptedReply.Say("x", 1, 10));

    [Fact]
    public async Task Ask_NothingIsReadYet_LeavesItToTheReservation()
    {
        var store = new RemoteBudgetStore();
        var harness = Harness(store);
        await store.SpendAsync(30, harness.Clock.GetUtcNow());

        var result = await harness.AskResultAsync(s_plan);

        Assert.Equal(["big", "small"], result.Attempts.Select(a => a.Model));
        Assert.Equal(1, store.Reads);
    }

    [Fact]
    public async Task Ask_ReadingHasCome_GoesToWhoFitsWithoutARefusal()
    {
        var store = new RemoteBudgetStore();
        var harness = Harness(store);
        await store.SpendAsync(30, harness.Clock.GetUtcNow());
        var call = harness.Bind(s_plan);
        await call.ExplainAsync(CallHarness.Messages, null, null, default, default);
        store.Reading.Open();

        // A thread of the pool keeps the reading.
        var decision = await call.ExplainAsync(CallHarness.Messages, null, null, default, default);
        for (var i = 0; i < 10_000 && decision.Filtered.Count == 0; i++)
        {
            await Task.Yield();
            decision = await call.ExplainAsync(CallHarness.Messages, null, null, default, default);
        }

        await call.AskAsync(CallHarness.Messages, default);

        Assert.Equal(["small", "big"], decision.Order);
        Assert.Equal("'big': its worst case of $30 leaves the daily budget 'contract:IDesk/day' over by $20; asked last", Assert.Single(decision.Filtered).ToString());
        Assert.Equal(["small"], harness.Asked);
    }

    [Fact]
    public async Task Ask_RefusalTellsWhatIsLeft_IsRemembered()
    {
        var store = new RemoteBudgetStore();
        var harness = Harness(store);
        await store.SpendAsync(20, harness.Clock.GetUtcNow());
        var call = harness.Bind(s_plan);
        await call.AskAsync(CallHarness.Messages, default);

        var result = await call.AskResultAsync(CallHarness.Messages, null, null, default);

        Assert.Equal(["small"], result.Attempts.Select(a => a.Model));
    }

    [Fact]
    public async Task Ask_OldReadingSaysNothingIsLeft_StillAsksTheStore()
    {
        var store = new RemoteBudgetStore();
        var harness = Harness(store);
        await store.SpendAsync(40, harness.Clock.GetUtcNow());
        var call = harness.Bind(s_plan);
        await Assert.ThrowsAsync<LlmException>(() => call.AskAsync(CallHarness.Messages, default));
        await store.Inner.RaiseAsync("contract:IDesk/day", 50_000_000_000_000, harness.Clock.GetUtcNow().AddHours(1), harness.Clock.GetUtcNow(), default);

        await call.AskAsync(CallHarness.Messages, default);

        Assert.Equal(["big"], harness.Asked);
    }

    [Fact]
    public async Task Explain_ReadingIsASecondOld_ReadsAgain()
    {
        var store = new RemoteBudgetStore();
        store.Reading.Open();
        var harness = Harness(store);
        var call = harness.Bind(s_plan);
        List<int> reads = [];
        foreach (var seconds in new[] { 0, 0.5, 0.6, 0.5, 0.6 })
        {
            harness.Clock.Advance(TimeSpan.FromSeconds(seconds));
            await call.ExplainAsync(CallHarness.Messages, null, null, default, default);
            reads.Add(store.Reads);
        }

        Assert.Equal([1, 1, 2, 2, 3], reads);
    }

    [Fact]
    public async Task Ask_StoreDoesNotSayWhatIsLeft_LeavesItToTheReservation()
    {
        var store = new RemoteBudgetStore { Failure = new IOException("away") };
        store.Reading.Open();
        var harness = Harness(store);

        await harness.AskAsync(s_plan);

        Assert.Equal(["big"], harness.Asked);
    }

    /// <summary>Reserves at once, and says how a limit stands when its gate lets it.</summary>
    private sealed class RemoteBudgetStore : IBudgetStore
    {
        public MemoryBudgetStore Inner { get; } = new();

        public Gate Reading { get; } = new();

        public Exception? Failure { get; init; }

        public int Reads { get; private set; }

        public async Task SpendAsync(long usd, DateTimeOffset now)
        {
            var pico = usd * 1_000_000_000_000;
            await Inner.SettleAsync(await Inner.ReserveAsync(new([new BudgetLimit("contract:IDesk/day", 40, BudgetPeriod.Day)], pico, pico, now, now.AddHours(1)), default), pico, default);
        }

        public ValueTask<BudgetReservation> ReserveAsync(BudgetRequest request, CancellationToken cancellationToken) => Inner.ReserveAsync(request, cancellationToken);

        public ValueTask<BudgetSettlement> SettleAsync(BudgetReservation reservation, long picoUsd, CancellationToken cancellationToken) => Inner.SettleAsync(reservation, picoUsd, cancellationToken);

        public ValueTask ReleaseAsync(BudgetReservation reservation, CancellationToken cancellationToken) => Inner.ReleaseAsync(reservation, cancellationToken);

        public ValueTask<bool> ExtendAsync(BudgetReservation reservation, DateTimeOffset now, DateTimeOffset expires, CancellationToken cancellationToken) =>
            Inner.ExtendAsync(reservation, now, expires, cancellationToken);

        public async ValueTask<BudgetReading> ReadAsync(BudgetLimit limit, DateTimeOffset now, CancellationToken cancellationToken)
        {
            Reads++;
            await Reading.WaitAsync(cancellationToken);
            return Failure is null ? await Inner.ReadAsync(limit, now, cancellationToken) : throw Failure;
        }

        public ValueTask RaiseAsync(string name, long picoUsd, DateTimeOffset until, DateTimeOffset now, CancellationToken cancellationToken) =>
            Inner.RaiseAsync(name, picoUsd, until, now, cancellationToken);
    }
}
