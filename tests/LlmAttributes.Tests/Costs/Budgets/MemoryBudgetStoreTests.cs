using Microsoft.Extensions.Time.Testing;

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
    public async Task Reserve_NewTenantsEachDay_ForgetsThoseWhosePeriodIsOver()
    {
        var (store, clock) = (new MemoryBudgetStore(), new FakeTimeProvider(s_now));
        var (month, raised) = (new BudgetLimit("team/month", 1, BudgetPeriod.Month), new BudgetLimit("raised/minute", 1, BudgetPeriod.Minute));
        await SpendAsync(month, raised);
        await store.RaiseAsync(raised.Name, 7, clock.GetUtcNow().AddDays(30), clock.GetUtcNow(), default);
        BudgetLimit? first = null;
        for (var day = 0; day < 12; day++)
        {
            for (var tenant = 0; tenant < 100; tenant++)
            {
                var window = tenant % 2 == 0 ? BudgetWindow.Calendar : BudgetWindow.Rolling;
                var limit = new BudgetLimit($"day/tenant@{day}-{tenant}", 1, BudgetPeriod.Day, window, TimeZoneInfo.Utc, 1);
                first ??= limit;
                await SpendAsync(limit);
            }

            clock.Advance(TimeSpan.FromDays(1));
        }

        Assert.InRange(store.Accounts, 100, 700);
        Assert.Equal(10, (await store.ReadAsync(month, clock.GetUtcNow(), default)).SpentPicoUsd);
        Assert.Equal(7, (await store.ReadAsync(raised, clock.GetUtcNow(), default)).RaisedPicoUsd);

        // The limit still knows the account that was forgotten.
        await SpendAsync(first!);
        Assert.Equal(10, (await store.ReadAsync(new BudgetLimit(first!.Name, 1, BudgetPeriod.Day), clock.GetUtcNow(), default)).SpentPicoUsd);

        async Task SpendAsync(params BudgetLimit[] limits)
        {
            var now = clock.GetUtcNow();
            await store.SettleAsync(await store.ReserveAsync(new(limits, 10, 10, now, now.AddMinutes(1)), default), 10, default);
        }
    }

    [Fact]
    public async Task Settle_AccountIsForgotten_BooksInTheOthers()
    {
        var (store, now) = (new MemoryBudgetStore(), s_now);
        var (minute, month) = (new BudgetLimit("minute", 1, BudgetPeriod.Minute), new BudgetLimit("month", 1, BudgetPeriod.Month));
        var reservation = await store.ReserveAsync(new([minute, month], 10, 10, now, now.AddDays(3)), default);
        for (var i = 0; i < 200; i++)
            await store.ReserveAsync(new([new BudgetLimit($"other{i}", 1, BudgetPeriod.Month)], 10, 10, now.AddDays(2), now.AddDays(3)), default);

        Assert.True((await store.SettleAsync(reservation, 8, default)).IsBooked);

        Assert.Equal(new BudgetReading(8, 0, 0, 0), await store.ReadAsync(month, now.AddDays(2), default));
        Assert.Equal(default, await store.ReadAsync(minute, now.AddDays(2), default));
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
