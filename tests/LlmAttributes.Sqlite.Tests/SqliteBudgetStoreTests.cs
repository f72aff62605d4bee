using LlmAttributes.Tests.Costs;

namespace LlmAttributes.Sqlite.Tests;

public sealed class SqliteBudgetStoreTests : BudgetStoreTests, IDisposable
{
    private static readonly DateTimeOffset s_now = new(2026, 3, 14, 12, 0, 30, TimeSpan.Zero);

    private readonly TemporaryFile _file = new();
    private readonly List<SqliteStore> _opened = [];

    public void Dispose()
    {
        _opened.ForEach(static store => store.Dispose());
        _file.Dispose();
    }

    protected override Task<IBudgetStore> OpenAsync() => Task.FromResult(Open(survivesPowerCut: false));

    [Fact]
    public async Task Settle_ThenOpenedAgain_IsThere()
    {
        var limit = Daily();
        var (first, open) = (Open(), await Open().ReserveAsync(Request([limit], 300), default));
        await first.SettleAsync(await first.ReserveAsync(Request([limit], 200), default), 150, default);
        await first.RaiseAsync(limit.Name, 70, s_now.AddHours(1), s_now, default);
        Close();

        var second = Open();

        Assert.Equal(new BudgetReading(150, 300, 70, 1), await second.ReadAsync(limit, s_now, default));
        Assert.True((await second.SettleAsync(open, 20, default)).IsBooked);
        Assert.Equal(new BudgetReading(170, 0, 70, 0), await second.ReadAsync(limit, s_now, default));
    }

    [Fact]
    public async Task Reserve_TwoStoresOnOneFile_ShareTheLimit()
    {
        var limit = Daily(1);
        var (one, other) = (Open(), Open());

        Assert.Null((await one.ReserveAsync(Request([limit], limit.PicoUsd), default)).RefusedBy);
        Assert.NotNull((await other.ReserveAsync(Request([Daily(1)], 1), default)).RefusedBy);
    }

    [Fact]
    public async Task Settle_LongAfterItsLease_IsForgotten()
    {
        var store = Open();
        var reservation = await store.ReserveAsync(Request([Daily()], 10), default);
        await store.ReadAsync(Daily(), s_now.AddMinutes(5).AddHours(24), default);

        Assert.False((await store.SettleAsync(reservation, 10, default)).IsBooked);
    }

    [Fact]
    public async Task Reserve_SameNameWithAnotherPeriod_ThrowsAndTheOthersGoOn()
    {
        var store = Open();
        await store.ReserveAsync(Request([Daily()], 10), default);

        var faulty = store.ReserveAsync(Request([new BudgetLimit("team/day", 1, BudgetPeriod.Hour)], 10), default).AsTask();
        var good = await store.ReserveAsync(Request([Daily()], 10), default);

        var e = await Assert.ThrowsAsync<ArgumentException>(() => faulty);
        Assert.StartsWith("Two budgets named 'team/day' have different periods; give one of them another name.", e.Message, StringComparison.Ordinal);
        Assert.Equal(10, good.PicoUsd);
    }

    [Fact]
    public async Task Reserve_ClockStepsBack_KeepsWhatWasSpentInTheLaterPeriod()
    {
        var store = Open();
        var limit = new BudgetLimit("team/minute", 1, BudgetPeriod.Minute);
        await store.ReserveAsync(Request([limit], limit.PicoUsd, now: s_now.AddMinutes(1)), default);

        Assert.NotNull((await store.ReserveAsync(Request([limit], 1, now: s_now), default)).RefusedBy);
    }

    [Fact]
    public async Task Reserve_CancelledBefore_ReservesNothing()
    {
        var store = Open();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await store.ReserveAsync(Request([Daily()], 10), new(canceled: true)));

        Assert.Equal(default, await store.ReadAsync(Daily(), s_now, default));
    }

    [Fact]
    public async Task Reserve_CancelledWhileTheFileIsLocked_ReservesNothing()
    {
        var store = Open();
        using var cancellation = new CancellationTokenSource();
        Task<BudgetReservation> waiting;
        using (new FileLock(_file.Path))
        {
            waiting = store.ReserveAsync(Request([Daily()], 10), cancellation.Token).AsTask();
            await cancellation.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        }

        Assert.Equal(default, await store.ReadAsync(Daily(), s_now, default));
    }

    [Fact]
    public async Task Reserve_AfterDispose_Throws()
    {
        var store = Open();
        Close();

        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await store.ReserveAsync(Request([Daily()], 10), default));
    }

    [Fact]
    public async Task Dispose_WorkIsWaiting_FinishesIt()
    {
        var store = Open();
        var settling = new List<Task<BudgetSettlement>>();
        for (var i = 0; i < 50; i++)
            settling.Add(store.SettleAsync(await store.ReserveAsync(Request([Daily()], 1), default), 1, default).AsTask());
        Close();

        Assert.All(await Task.WhenAll(settling), static settlement => Assert.True(settlement.IsBooked));
    }

    private IBudgetStore Open(bool survivesPowerCut = true)
    {
        _opened.Add(SqliteStore.Open(_file.Path, new() { SurvivesPowerCut = survivesPowerCut }));
        return _opened[^1].Budgets;
    }

    private void Close()
    {
        _opened.ForEach(static store => store.Dispose());
        _opened.Clear();
    }
}
