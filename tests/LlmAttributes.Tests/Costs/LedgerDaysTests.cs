using LlmAttributes.Runtime;
using LlmAttributes.Testing;
using LlmAttributes.Tests.Harness;
using Microsoft.Extensions.AI;

namespace LlmAttributes.Tests.Costs;

/// <summary>The ledger by day and tenant, and the stores that keep it. An attempt costs a dollar.</summary>
public class LedgerDaysTests
{
    private static readonly CallPlan s_plan = CallHarness.Plan with { Model = "a" };
    private static readonly DateOnly s_first = new(2026, 1, 1);

    private static CallHarness Harness(ILedgerStore? store = null, params ScriptedReply[] script)
    {
        var harness = new CallHarness().Model("a", Priced.At(0, 1_000_000), script is [] ? [ScriptedReply.Say("x", 2, 1)] : script);
        return store is null ? harness : harness.Configure(b => b.UseLedgerStore(store));
    }

    private static Task<LedgerReport> ReadAsync(CallHarness harness) => harness.Runtime.Costs.ReadAsync(s_first, s_first.AddDays(40)).AsTask();

    [Fact]
    public async Task Read_CallsOnSeveralDays_CountForTheirDays()
    {
        var harness = Harness();
        await harness.AskAsync(s_plan);
        await harness.AskAsync(s_plan);
        harness.Clock.Advance(TimeSpan.FromDays(1));
        await harness.AskAsync(s_plan);

        Assert.Equal(
            [new LedgerLine(s_first, "IDesk", "AskAsync", "a", null) { Attempts = 2, Usage = new(4, 2), KnownUsd = 2 }, new(s_first.AddDays(1), "IDesk", "AskAsync", "a", null) { Attempts = 1, Usage = new(2, 1), KnownUsd = 1 }],
            (await ReadAsync(harness)).Lines);
    }

    [Fact]
    public async Task Read_NobodyReadsForDays_TheClockTellsTheDaysApart()
    {
        var harness = Harness();
        for (var day = 0; day < 3; day++)
        {
            await harness.AskAsync(s_plan);
            harness.Clock.Advance(TimeSpan.FromSeconds(2));
            harness.Clock.Advance(TimeSpan.FromDays(1));
        }

        Assert.Equal([s_first, s_first.AddDays(1), s_first.AddDays(2)], (await ReadAsync(harness)).Lines.Select(l => l.Day));
    }

    [Fact]
    public async Task Read_Twice_CountsNothingTwice()
    {
        var harness = Harness();
        await harness.AskAsync(s_plan);
        await ReadAsync(harness);

        Assert.Equal(1, (await ReadAsync(harness)).KnownUsd);
    }

    [Fact]
    public async Task Read_Tenants_AreApart()
    {
        var harness = Harness();
        await harness.AskAsync(s_plan);
        await harness.AskAsync(s_plan, new() { Tenant = "acme" });
        using (LlmScope.Begin(tenant: "zeta"))
            await harness.AskAsync(s_plan);

        Assert.Equal([null, "acme", "zeta"], (await ReadAsync(harness)).Lines.Select(l => l.Tenant));
        Assert.Equal([null, "acme", "zeta"], harness.Runtime.Costs.Snapshot().Entries.Select(e => e.Tenant));
    }

    [Fact]
    public async Task Read_UnknownCosts_AreCounted()
    {
        var harness = Harness(null, new ScriptedReply { Text = "x" }, Failures.Status(500), ScriptedReply.Say("x", 2, 1)).Configure(b => b.AddModel("free?", new ScriptedChatClient(ScriptedReply.Say("x", 3, 3))));
        await harness.AskAsync(s_plan);
        await Assert.ThrowsAsync<LlmException>(() => harness.AskAsync(s_plan));
        await harness.AskAsync(s_plan);
        await harness.AskAsync(s_plan with { Model = "free?" });

        var report = await ReadAsync(harness);

        Assert.Equal([(3, 1, 1m), (1, 1, 0m)], report.Lines.Select(l => (l.Attempts, l.UnknownAttempts, l.KnownUsd)));
        Assert.True(report.HasUnknown);
    }

    [Fact]
    public async Task Dispose_RuntimeEnds_KeepsWhatIsNew()
    {
        var store = new MemoryLedgerStore();
        var harness = Harness(store);
        await harness.AskAsync(s_plan);

        await harness.Runtime.DisposeAsync();

        Assert.Single(await store.ReadAsync(s_first, s_first, default));
    }

    [Fact]
    public async Task Flush_StoreIsAway_AddsAgainLater()
    {
        var store = new FlakyLedgerStore { Failures = 1 };
        var harness = Harness(store);
        await harness.AskAsync(s_plan);
        await harness.Runtime.Costs.FlushAsync();
        await harness.AskAsync(s_plan);
        Assert.Empty(store.Added);

        await harness.Runtime.Costs.FlushAsync();

        Assert.Equal([(1, 1m), (1, 1m)], store.Added.Select(l => (l.Attempts, l.KnownUsd)));
    }

    [Fact]
    public async Task Flush_StoreKeptTheLinesAndFailed_CountsThemOnce()
    {
        var store = new FlakyLedgerStore { Failures = 1, KeepsWhenItFails = true };
        var harness = Harness(store);
        await harness.AskAsync(s_plan);
        await harness.Runtime.Costs.FlushAsync();
        await harness.AskAsync(s_plan);

        await harness.Runtime.Costs.FlushAsync();

        Assert.Equal(2, Assert.Single(await store.ReadAsync(s_first, s_first, default)).KnownUsd);
    }

    [Fact]
    public async Task Read_CacheWrites_AreAmongTheTokens()
    {
        var usage = new UsageDetails { InputTokenCount = 9, OutputTokenCount = 1, AdditionalCounts = new() { [LlmUsageCounts.CacheWrite] = 5 } };
        var harness = Harness(null, new ScriptedReply { Text = "x", Usage = usage });
        await harness.AskAsync(s_plan);
        await ReadAsync(harness);
        await harness.AskAsync(s_plan);

        Assert.Equal(10, (await ReadAsync(harness)).Lines[0].Usage.CacheWriteTokens);
    }

    [Fact]
    public async Task Ask_UnderASharedBudget_IsAnsweredWhenItsCostIsKept()
    {
        var store = new FlakyLedgerStore();
        var harness = Harness(store);

        await harness.AskAsync(s_plan with { Budget = new() { Limits = [new("contract:IDesk", BudgetPeriod.Day, 100)] }, Options = new() { MaxOutputTokens = 10 } });

        Assert.Equal(1, Assert.Single(store.Added).KnownUsd);
    }

    [Fact]
    public async Task ProjectMonth_SteadyDays_ExpectsTheSameOfTheRest()
    {
        var harness = Harness();
        for (var day = 0; day < 10; day++)
        {
            await harness.AskAsync(s_plan);
            await harness.Runtime.Costs.FlushAsync();
            harness.Clock.Advance(TimeSpan.FromDays(1));
        }

        Assert.Equal(new(10, 31, 31, 31, 10), await harness.Runtime.Costs.ProjectMonthAsync());
    }

    private sealed class FlakyLedgerStore : ILedgerStore
    {
        private readonly MemoryLedgerStore _kept = new();

        public int Failures { get; set; }

        public bool KeepsWhenItFails { get; set; }

        public List<LedgerLine> Added { get; } = [];

        public async ValueTask AddAsync(LedgerBatch batch, CancellationToken cancellationToken)
        {
            var fails = Failures-- > 0;
            if (!fails || KeepsWhenItFails)
            {
                Added.AddRange(batch.Lines);
                await _kept.AddAsync(batch, cancellationToken);
            }

            if (fails)
                throw new IOException("away");
        }

        public ValueTask<IReadOnlyList<LedgerLine>> ReadAsync(DateOnly first, DateOnly last, CancellationToken cancellationToken) => _kept.ReadAsync(first, last, cancellationToken);
    }
}
