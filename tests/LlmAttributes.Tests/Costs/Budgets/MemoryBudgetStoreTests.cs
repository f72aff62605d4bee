namespace LlmAttributes.Tests.Costs;

public class MemoryBudgetStoreTests : BudgetStoreTests
{
    private static readonly DateTimeOffset s_now = new(2026, 3, 14, 12, 0, 30, TimeSpan.Zero);

    protected override Task<IBudgetStore> OpenAsync() => Task.FromResult<IBudgetStore>(new MemoryBudgetStore());

    [Fact]
    public void Reserve_InMemory_CompletesSynchronouslyAndAllocatesNothing()
    {
        var store = new MemoryBudgetStore();
        BudgetLimit[] limits = [Daily(), Daily(5, "call/day")];
        for (var i = 0; i < 100; i++)
            ReserveAndSettle();

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1_000; i++)
            ReserveAndSettle();

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        void ReserveAndSettle()
        {
            var reserving = store.ReserveAsync(new(limits, 100, 200, s_now, s_now.AddMinutes(1)), default);
            var settling = store.SettleAsync(reserving.Result, 50, default);
            if (!settling.IsCompletedSuccessfully || !settling.Result.IsBooked)
                Assert.Fail("A store in memory completes at once.");
        }
    }

    [Fact]
    public async Task Settle_LongAfterItsLease_IsForgotten()
    {
        var store = new MemoryBudgetStore();
        var reservation = await store.ReserveAsync(Request([Daily()], 10), default);
        await store.ReadAsync(Daily(), s_now.AddMinutes(5).AddHours(24), default);

        Assert.False((await store.SettleAsync(reservation, 10, default)).IsBooked);
    }

    [Fact]
    public async Task Reserve_SameNameWithAnotherPeriod_Throws()
    {
        var store = new MemoryBudgetStore();
        await store.ReserveAsync(Request([Daily()], 10), default);

        var e = await Assert.ThrowsAsync<ArgumentException>(async () => await store.ReserveAsync(Request([new BudgetLimit("team/day", 1, BudgetPeriod.Hour)], 10), default));

        Assert.StartsWith("Two budgets named 'team/day' have different periods; give one of them another name.", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reserve_ClockStepsBack_KeepsWhatWasSpentInTheLaterPeriod()
    {
        var store = new MemoryBudgetStore();
        var limit = new BudgetLimit("team/minute", 1, BudgetPeriod.Minute);
        await store.ReserveAsync(Request([limit], limit.PicoUsd, now: s_now.AddMinutes(1)), default);

        Assert.NotNull((await store.ReserveAsync(Request([limit], 1, now: s_now), default)).RefusedBy);
    }

    [Fact]
    public async Task Reserve_LimitSharedByTwoStores_KeepsThemApart()
    {
        var limit = Daily(1);
        MemoryBudgetStore first = new(), second = new();

        Assert.Null((await first.ReserveAsync(Request([limit], limit.PicoUsd), default)).RefusedBy);
        Assert.Null((await second.ReserveAsync(Request([limit], limit.PicoUsd), default)).RefusedBy);
        Assert.NotNull((await first.ReserveAsync(Request([limit], 1), default)).RefusedBy);
    }
}
