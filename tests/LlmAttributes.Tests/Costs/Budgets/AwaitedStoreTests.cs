using LlmAttributes.Runtime;
using LlmAttributes.Testing;
using LlmAttributes.Tests.Harness;
using Microsoft.Extensions.AI;

namespace LlmAttributes.Tests.Costs;

/// <summary>Budgets in a store that must be waited for, that fails, or that keeps reservations for a while only.</summary>
public class AwaitedStoreTests
{
    private static readonly CallPlan s_plan = CallHarness.Plan with
    {
        Model = "a", Options = new() { MaxOutputTokens = 10 }, Budget = new() { PerCallUsd = 15, Limits = [new("contract:IDesk", BudgetPeriod.Day, 100)] },
    };

    private static CallHarness Harness(SlowBudgetStore store, params ScriptedReply[] script) =>
        new CallHarness().Configure(b => b.UseBudgetStore(store)).Model("a", Priced.At(0, 1_000_000), script);

    [Fact]
    public async Task Ask_StoreAnswersLater_IsSentThenAndAnsweredOnceItIsKept()
    {
        var store = new SlowBudgetStore();
        var harness = Harness(store, ScriptedReply.Say("x", 1, 4));
        var running = harness.AskAsync(s_plan);
        Assert.Empty(harness.Asked);

        store.Reserving.Open();
        await CallHarness.UntilAsync(() => store.Settlements.Count == 1);
        Assert.False(running.IsCompleted);
        store.Settling.Open();

        Assert.Equal("x", await running);
        Assert.Equal([4_000_000_000_000], store.Settlements);
    }

    [Fact]
    public async Task Texts_StoreAnswersLater_EndsOnceItIsKept()
    {
        var store = new SlowBudgetStore();
        var harness = Harness(store, ScriptedReply.Say("x", 1, 4));
        store.Reserving.Open();
        var running = harness.BindStream(s_plan).Texts(CallHarness.Messages, null, null, default).ToListAsync().AsTask();
        await CallHarness.UntilAsync(() => store.Settlements.Count == 1);
        Assert.False(running.IsCompleted);
        store.Settling.Open();

        Assert.Equal(["x"], await running);
    }

    [Fact]
    public async Task Ask_CancelledWhileReserving_GivesTheCallsMoneyBackAndSendsNothing()
    {
        var store = new SlowBudgetStore();
        var harness = Harness(store, ScriptedReply.Say("x", 1, 4));
        using var cancel = new CancellationTokenSource();
        var running = harness.AskAsync(s_plan, null, cancel.Token);

        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        Assert.Empty(harness.Asked);
    }

    [Fact]
    public async Task Ask_StoreIsAway_IsNotSent()
    {
        var store = new SlowBudgetStore { Failure = new IOException("away") };
        store.Reserving.Open();
        var harness = Harness(store, ScriptedReply.Say("x", 1, 4));

        var e = await Assert.ThrowsAsync<LlmException>(() => harness.AskAsync(s_plan));

        Assert.Equal(LlmErrorKind.Budget, e.Kind);
        Assert.Equal("The budget store did not answer 'IDesk.AskAsync', so model 'a' was not asked; the inner exception has its words.", e.Message);
        Assert.IsType<IOException>(e.InnerException);
        Assert.Empty(harness.Asked);
    }

    [Fact]
    public async Task Ask_StoreIsAwayWhenItSettles_AnswersAndSettlesLater()
    {
        var store = new SlowBudgetStore { SettleFailures = 2 };
        store.Reserving.Open();
        store.Settling.Open();
        var harness = Harness(store, ScriptedReply.Say("x", 1, 4));

        Assert.Equal("x", await harness.AskAsync(s_plan));
        await harness.RunAsync(Task.Run(async () =>
        {
            await harness.Runtime.DisposeAsync();
            return true;
        }));

        Assert.Equal([4_000_000_000_000], store.Settlements);
    }

    [Fact]
    public async Task Ask_WithoutTimeLimit_ExtendsTheReservationWhileItRuns()
    {
        var store = new SlowBudgetStore();
        store.Reserving.Open();
        store.Settling.Open();
        var harness = Harness(store, ScriptedReply.Say("x", 1, 4) with { BeforeAnswer = Pause.ForSeconds(1_000) });

        await harness.RunAsync(harness.AskAsync(s_plan), stepSeconds: 20);

        Assert.Equal([660, 960, 1_260, 1_560], [store.Expires[0], .. store.Extended]);
        harness.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(3, store.Extended.Count);
    }

    [Fact]
    public async Task Texts_NobodyDisposesIt_ExtendsTheReservationForTwoHoursOnly()
    {
        var store = new SlowBudgetStore();
        store.Reserving.Open();
        var harness = Harness(store, ScriptedReply.SayInChunks("a", "b", "c"));
        await harness.BindStream(s_plan).Texts(CallHarness.Messages, null, null, default).GetAsyncEnumerator().MoveNextAsync();

        for (var i = 0; i < 100; i++)
            harness.Clock.Advance(TimeSpan.FromMinutes(5));

        Assert.Equal(24, store.Extended.Count);
    }

    [Fact]
    public async Task Ask_WithTimeLimit_ReservesForThatLongAndAMinute()
    {
        var store = new SlowBudgetStore();
        store.Reserving.Open();
        store.Settling.Open();
        var harness = Harness(store, ScriptedReply.Say("x", 1, 4));

        await harness.AskAsync(s_plan with { Timeout = new() { AttemptSeconds = 30 } });

        Assert.Equal(90, Assert.Single(store.Expires));
        Assert.Empty(store.Extended);
    }

    /// <summary>Grants all, when its gates let it.</summary>
    private sealed class SlowBudgetStore : IBudgetStore
    {
        private static readonly DateTimeOffset s_start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

        public Gate Reserving { get; } = new();

        public Gate Settling { get; } = new();

        public Exception? Failure { get; init; }

        public int SettleFailures { get; set; }

        public List<long> Settlements { get; } = [];

        public List<double> Expires { get; } = [];

        public List<double> Extended { get; } = [];

        public async ValueTask<BudgetReservation> ReserveAsync(BudgetRequest request, CancellationToken cancellationToken)
        {
            Expires.Add((request.Expires - s_start).TotalSeconds);
            await Reserving.WaitAsync(cancellationToken);
            return Failure is null ? new(request.Limits, request.Now) { Id = 1, PicoUsd = request.MaxPicoUsd } : throw Failure;
        }

        public async ValueTask<BudgetSettlement> SettleAsync(BudgetReservation reservation, long picoUsd, CancellationToken cancellationToken)
        {
            if (SettleFailures-- > 0)
                throw new IOException("away");
            Settlements.Add(picoUsd);
            await Settling.WaitAsync(cancellationToken);
            return new(true, 0);
        }

        public ValueTask ReleaseAsync(BudgetReservation reservation, CancellationToken cancellationToken) => throw new NotSupportedException();

        public ValueTask<bool> ExtendAsync(BudgetReservation reservation, DateTimeOffset now, DateTimeOffset expires, CancellationToken cancellationToken)
        {
            Extended.Add((expires - s_start).TotalSeconds);
            return new(true);
        }

        public ValueTask<BudgetReading> ReadAsync(BudgetLimit limit, DateTimeOffset now, CancellationToken cancellationToken) => throw new NotSupportedException();

        public ValueTask RaiseAsync(string name, long picoUsd, DateTimeOffset until, DateTimeOffset now, CancellationToken cancellationToken) => throw new NotSupportedException();
    }
}
