namespace LlmAttributes.Tests.Costs;

/// <summary>What every budget store must do. A class derives from it for each store.</summary>
public abstract class BudgetStoreTests
{
    private const long Usd = 1_000_000_000_000;

    private static readonly DateTimeOffset s_now = new(2026, 3, 14, 12, 0, 30, TimeSpan.Zero);

    /// <summary>Opens a store that holds nothing.</summary>
    protected abstract Task<IBudgetStore> OpenAsync();

    protected static BudgetLimit Daily(decimal usd = 10, string name = "team/day", double softShare = 1) =>
        new(name, usd, BudgetPeriod.Day, BudgetWindow.Calendar, TimeZoneInfo.Utc, softShare);

    protected static BudgetRequest Request(IReadOnlyList<BudgetLimit> limits, long min, long? max = null, DateTimeOffset? now = null, TimeSpan? lease = null)
    {
        var at = now ?? s_now;
        return new(limits, min, max ?? min, at, at + (lease ?? TimeSpan.FromMinutes(5)));
    }

    [StoreFact]
    public async Task Reserve_Fits_KeepsTheMostThatIsAsked()
    {
        var store = await OpenAsync();
        var limit = Daily();

        var reservation = await store.ReserveAsync(Request([limit], 2 * Usd, 3 * Usd), default);

        Assert.Null(reservation.RefusedBy);
        Assert.Equal((3 * Usd, limit, 7 * Usd), (reservation.PicoUsd, reservation.Tightest, reservation.LeftPicoUsd));
        Assert.Equal(new BudgetReading(0, 3 * Usd, 0, 1), await store.ReadAsync(limit, s_now, default));
    }

    [StoreFact]
    public async Task Reserve_LessThanTheMostIsLeft_KeepsWhatIsLeft()
    {
        var store = await OpenAsync();
        await store.ReserveAsync(Request([Daily()], 8 * Usd), default);

        var reservation = await store.ReserveAsync(Request([Daily()], Usd, 5 * Usd), default);

        Assert.Equal((2 * Usd, 0), (reservation.PicoUsd, reservation.LeftPicoUsd));
    }

    [StoreFact]
    public async Task Reserve_ExactlyTheRest_IsGranted()
    {
        var store = await OpenAsync();

        Assert.Null((await store.ReserveAsync(Request([Daily()], 10 * Usd), default)).RefusedBy);
    }

    [StoreFact]
    public async Task Reserve_OnePicoTooMuch_IsRefusedWithWhatIsLeft()
    {
        var store = await OpenAsync();
        var limit = Daily();
        await store.ReserveAsync(Request([limit], 4 * Usd), default);

        var reservation = await store.ReserveAsync(Request([limit], (6 * Usd) + 1), default);

        Assert.Equal((limit, 6 * Usd, 0), (reservation.RefusedBy, reservation.LeftPicoUsd, reservation.PicoUsd));
        Assert.Equal(new BudgetReading(0, 4 * Usd, 0, 1), await store.ReadAsync(limit, s_now, default));
    }

    [StoreFact]
    public async Task Reserve_OneOfSeveralLimitsRefuses_NothingIsReservedAnywhere()
    {
        var store = await OpenAsync();
        var (wide, narrow) = (Daily(100, "all/day"), Daily(1, "call/day"));

        var reservation = await store.ReserveAsync(Request([wide, narrow], 2 * Usd), default);

        Assert.Equal(narrow, reservation.RefusedBy);
        Assert.Equal(default, await store.ReadAsync(wide, s_now, default));
        Assert.Equal(default, await store.ReadAsync(narrow, s_now, default));
    }

    [StoreFact]
    public async Task Reserve_SeveralLimits_TheTightestSaysHowMuch()
    {
        var store = await OpenAsync();
        var (wide, narrow) = (Daily(100, "all/day"), Daily(3, "call/day"));

        var reservation = await store.ReserveAsync(Request([wide, narrow], Usd, 50 * Usd), default);

        Assert.Equal((3 * Usd, narrow), (reservation.PicoUsd, reservation.Tightest));
        Assert.Equal(3 * Usd, (await store.ReadAsync(wide, s_now, default)).ReservedPicoUsd);
    }

    [StoreFact]
    public async Task Settle_CostsLess_GivesTheRestBack()
    {
        var store = await OpenAsync();
        var limit = Daily();
        var reservation = await store.ReserveAsync(Request([limit], 6 * Usd), default);

        Assert.True((await store.SettleAsync(reservation, 1, default)).IsBooked);

        Assert.Equal(new BudgetReading(1, 0, 0, 0), await store.ReadAsync(limit, s_now, default));
        Assert.Equal((10 * Usd) - 1, (await store.ReserveAsync(Request([limit], 1, 20 * Usd), default)).PicoUsd);
    }

    [StoreFact]
    public async Task Settle_CostsMoreThanTheLimit_IsBookedInFull()
    {
        var store = await OpenAsync();
        var limit = Daily();
        var reservation = await store.ReserveAsync(Request([limit], 9 * Usd), default);

        await store.SettleAsync(reservation, 12 * Usd, default);

        Assert.Equal(12 * Usd, (await store.ReadAsync(limit, s_now, default)).SpentPicoUsd);
        Assert.Equal(-2 * Usd, (await store.ReserveAsync(Request([limit], 1), default)).LeftPicoUsd);
    }

    [StoreFact]
    public async Task Settle_Twice_IsBookedOnce()
    {
        var store = await OpenAsync();
        var reservation = await store.ReserveAsync(Request([Daily()], 6 * Usd), default);
        await store.SettleAsync(reservation, 2 * Usd, default);

        Assert.False((await store.SettleAsync(reservation, 2 * Usd, default)).IsBooked);
        await store.ReleaseAsync(reservation, default);

        Assert.Equal(new BudgetReading(2 * Usd, 0, 0, 0), await store.ReadAsync(Daily(), s_now, default));
    }

    [StoreFact]
    public async Task Settle_AfterRelease_IsNotBooked()
    {
        var store = await OpenAsync();
        var reservation = await store.ReserveAsync(Request([Daily()], 6 * Usd), default);
        await store.ReleaseAsync(reservation, default);

        Assert.False((await store.SettleAsync(reservation, Usd, default)).IsBooked);
        Assert.Equal(default, await store.ReadAsync(Daily(), s_now, default));
    }

    [StoreFact]
    public async Task Settle_IdOfAnEarlierReservation_DoesNotTouchALaterOne()
    {
        var store = await OpenAsync();
        var earlier = await store.ReserveAsync(Request([Daily()], 6 * Usd), default);
        await store.SettleAsync(earlier, Usd, default);
        var later = await store.ReserveAsync(Request([Daily()], 3 * Usd), default);

        await store.SettleAsync(earlier, Usd, default);

        Assert.NotEqual(earlier.Id, later.Id);
        Assert.Equal(new BudgetReading(Usd, 3 * Usd, 0, 1), await store.ReadAsync(Daily(), s_now, default));
    }

    [StoreFact]
    public async Task Reserve_PastTheLeaseOfAnother_HasItsMoney()
    {
        var store = await OpenAsync();
        await store.ReserveAsync(Request([Daily()], 10 * Usd, lease: TimeSpan.FromMinutes(1)), default);

        Assert.NotNull((await store.ReserveAsync(Request([Daily()], Usd, now: s_now.AddSeconds(59.999)), default)).RefusedBy);
        Assert.Null((await store.ReserveAsync(Request([Daily()], 10 * Usd, now: s_now.AddMinutes(1)), default)).RefusedBy);
    }

    [StoreFact]
    public async Task Settle_PastItsLease_IsStillBookedOnce()
    {
        var store = await OpenAsync();
        var limit = Daily();
        var late = await store.ReserveAsync(Request([limit], 4 * Usd, lease: TimeSpan.FromMinutes(1)), default);
        var other = await store.ReserveAsync(Request([limit], 10 * Usd, now: s_now.AddMinutes(2)), default);

        Assert.True((await store.SettleAsync(late, 3 * Usd, default)).IsBooked);
        Assert.False((await store.SettleAsync(late, 3 * Usd, default)).IsBooked);

        Assert.Equal(new BudgetReading(3 * Usd, 10 * Usd, 0, 1), await store.ReadAsync(limit, s_now.AddMinutes(2), default));
        Assert.Equal(10 * Usd, other.PicoUsd);
    }

    [StoreFact]
    public async Task Extend_BeforeTheEnd_CountsLonger()
    {
        var store = await OpenAsync();
        var reservation = await store.ReserveAsync(Request([Daily()], 10 * Usd, lease: TimeSpan.FromMinutes(1)), default);

        Assert.True(await store.ExtendAsync(reservation, s_now.AddSeconds(50), s_now.AddMinutes(10), default));

        Assert.NotNull((await store.ReserveAsync(Request([Daily()], Usd, now: s_now.AddMinutes(9)), default)).RefusedBy);
        Assert.Null((await store.ReserveAsync(Request([Daily()], Usd, now: s_now.AddMinutes(10)), default)).RefusedBy);
    }

    [StoreFact]
    public async Task Extend_ToAnEarlierEnd_KeepsTheLaterOne()
    {
        var store = await OpenAsync();
        var reservation = await store.ReserveAsync(Request([Daily()], 10 * Usd, lease: TimeSpan.FromMinutes(5)), default);

        Assert.True(await store.ExtendAsync(reservation, s_now, s_now.AddMinutes(1), default));

        Assert.NotNull((await store.ReserveAsync(Request([Daily()], Usd, now: s_now.AddMinutes(2)), default)).RefusedBy);
    }

    [StoreFact]
    public async Task Extend_AfterTheEndOrSettled_Fails()
    {
        var store = await OpenAsync();
        var late = await store.ReserveAsync(Request([Daily()], Usd, lease: TimeSpan.FromMinutes(1)), default);
        var settled = await store.ReserveAsync(Request([Daily()], Usd), default);
        await store.SettleAsync(settled, Usd, default);

        Assert.False(await store.ExtendAsync(late, s_now.AddMinutes(1), s_now.AddMinutes(10), default));
        Assert.False(await store.ExtendAsync(settled, s_now, s_now.AddMinutes(10), default));
        Assert.Equal(new BudgetReading(Usd, 0, 0, 0), await store.ReadAsync(Daily(), s_now.AddMinutes(1), default));
    }

    [StoreFact]
    public async Task Reserve_NextDay_HasAllOfIt()
    {
        var store = await OpenAsync();
        var limit = Daily();
        await store.SettleAsync(await store.ReserveAsync(Request([limit], 10 * Usd), default), 10 * Usd, default);
        var midnight = new DateTimeOffset(2026, 3, 15, 0, 0, 0, TimeSpan.Zero);

        Assert.NotNull((await store.ReserveAsync(Request([limit], 1, now: midnight.AddTicks(-1)), default)).RefusedBy);
        Assert.Equal(10 * Usd, (await store.ReserveAsync(Request([limit], 1, 20 * Usd, midnight), default)).PicoUsd);
    }

    [StoreFact]
    public async Task Settle_OnTheNextDay_IsBookedOnTheDayOfTheReservation()
    {
        var store = await OpenAsync();
        var limit = Daily();
        var reservation = await store.ReserveAsync(Request([limit], 8 * Usd, lease: TimeSpan.FromHours(20)), default);
        var tomorrow = s_now.AddHours(14);
        await store.ReserveAsync(Request([limit], Usd, now: tomorrow), default);

        await store.SettleAsync(reservation, 7 * Usd, default);

        Assert.Equal(new BudgetReading(0, Usd, 0, 1), await store.ReadAsync(limit, tomorrow, default));
    }

    [StoreFact]
    public async Task Reserve_PeriodsTogether_EachCountsItsOwnTime()
    {
        var store = await OpenAsync();
        BudgetLimit minute = new("team/minute", 2, BudgetPeriod.Minute), month = new("team/month", 3, BudgetPeriod.Month);
        await store.SettleAsync(await store.ReserveAsync(Request([minute, month], 2 * Usd), default), 2 * Usd, default);

        Assert.Equal(minute, (await store.ReserveAsync(Request([minute, month], Usd), default)).RefusedBy);
        Assert.Equal(month, (await store.ReserveAsync(Request([minute, month], 2 * Usd, now: s_now.AddMinutes(1)), default)).RefusedBy);
        Assert.Equal(Usd, (await store.ReserveAsync(Request([minute, month], Usd, 5 * Usd, s_now.AddMinutes(1)), default)).PicoUsd);
    }

    [StoreFact]
    public async Task Reserve_RollingPeriod_MoneyComesBackAPeriodAfterItWasSpent()
    {
        var store = await OpenAsync();
        var limit = new BudgetLimit("team/rolling-hour", 10, BudgetPeriod.Hour, BudgetWindow.Rolling, TimeZoneInfo.Utc, 1);
        await store.SettleAsync(await store.ReserveAsync(Request([limit], 6 * Usd), default), 6 * Usd, default);
        await store.SettleAsync(await store.ReserveAsync(Request([limit], 4 * Usd, now: s_now.AddMinutes(30)), default), 4 * Usd, default);

        Assert.NotNull((await store.ReserveAsync(Request([limit], 1, now: s_now.AddMinutes(60)), default)).RefusedBy);
        Assert.Equal(6 * Usd, (await store.ReserveAsync(Request([limit], 1, 10 * Usd, s_now.AddMinutes(61)), default)).PicoUsd);
        Assert.Equal(new BudgetReading(4 * Usd, 6 * Usd, 0, 1), await store.ReadAsync(limit, s_now.AddMinutes(61), default));
        Assert.Equal(0, (await store.ReadAsync(limit, s_now.AddHours(5), default)).SpentPicoUsd);
    }

    [StoreFact]
    public async Task Raise_ForAWhile_HoldsUntilItsEnd()
    {
        var store = await OpenAsync();
        var limit = Daily();
        await store.SettleAsync(await store.ReserveAsync(Request([limit], 10 * Usd), default), 10 * Usd, default);

        await store.RaiseAsync(limit.Name, 5 * Usd, s_now.AddHours(1), s_now, default);
        await store.RaiseAsync(limit.Name, 2 * Usd, s_now.AddHours(2), s_now, default);

        Assert.Equal(7 * Usd, (await store.ReadAsync(limit, s_now, default)).RaisedPicoUsd);
        Assert.Equal(2 * Usd, (await store.ReserveAsync(Request([limit], Usd, 9 * Usd, s_now.AddHours(1)), default)).PicoUsd);
        Assert.Equal(0, (await store.ReadAsync(limit, s_now.AddHours(2), default)).RaisedPicoUsd);
    }

    [StoreFact]
    public async Task Raise_BeforeTheFirstUse_Holds()
    {
        var store = await OpenAsync();
        await store.RaiseAsync("team/day", 5 * Usd, s_now.AddHours(1), s_now, default);

        Assert.Equal(15 * Usd, (await store.ReserveAsync(Request([Daily()], 15 * Usd), default)).PicoUsd);
    }

    [StoreFact]
    public async Task Raise_Negative_Lowers()
    {
        var store = await OpenAsync();
        await store.RaiseAsync("team/day", -9 * Usd, s_now.AddHours(1), s_now, default);

        Assert.Equal(Usd, (await store.ReserveAsync(Request([Daily()], Usd, 5 * Usd), default)).PicoUsd);
    }

    [StoreFact]
    public async Task Settle_ReachesTheSoftLimit_SaysSoOnce()
    {
        var store = await OpenAsync();
        var (quiet, soft) = (Daily(10, "a/day"), Daily(10, "b/day", softShare: 0.8));
        List<ulong> bits = [];
        foreach (var picoUsd in new[] { (8 * Usd) - 1, 1, 1 })
            bits.Add((await store.SettleAsync(await store.ReserveAsync(Request([quiet, soft], picoUsd), default), picoUsd, default)).SoftLimits);

        Assert.Equal([0UL, 0b10UL, 0UL], bits);
    }

    [StoreFact]
    public async Task Reserve_LargeAmounts_ArePreciseToThePico()
    {
        var store = await OpenAsync();
        var limit = Daily(BudgetLimit.LargestUsd);
        var most = limit.PicoUsd;

        await store.SettleAsync(await store.ReserveAsync(Request([limit], most - 3), default), most - 3, default);

        Assert.Equal((3, 2), ((await store.ReserveAsync(Request([limit], 1, 1), default)).LeftPicoUsd + 1, (await store.ReserveAsync(Request([limit], 1, 9), default)).PicoUsd));
    }

    [StoreFact]
    public async Task Reserve_Nothing_IsGrantedAndSettles()
    {
        var store = await OpenAsync();
        var reservation = await store.ReserveAsync(Request([Daily()], 0), default);

        Assert.True((await store.SettleAsync(reservation, 0, default)).IsBooked);
        Assert.Equal(default, await store.ReadAsync(Daily(), s_now, default));
    }

    [StoreFact]
    public async Task Reserve_ManyAtOnce_NeverMoreThanTheLimit()
    {
        var store = await OpenAsync();
        var (all, call) = (Daily(10, "all/day"), Daily(8, "call/day"));
        var running = new Task<long>[200];
        for (var i = 0; i < running.Length; i++)
        {
            var seed = i;
            running[i] = Task.Run(() => AttemptAsync(store, seed % 2 == 0 ? [all, call] : [all], seed));
        }

        var spent = (await Task.WhenAll(running)).Sum();

        var (overAll, overCall) = (await store.ReadAsync(all, s_now, default), await store.ReadAsync(call, s_now, default));
        Assert.Equal((spent, 0, 0), (overAll.SpentPicoUsd, overAll.ReservedPicoUsd, overAll.Reservations));
        Assert.InRange(overAll.SpentPicoUsd, 1, all.PicoUsd);
        Assert.InRange(overCall.SpentPicoUsd, 1, call.PicoUsd);
    }

    [StoreFact]
    public async Task AnyOperations_OverTime_DoWhatTheStoreInMemoryDoes()
    {
        for (var seed = 1; seed <= 10; seed++)
            await new StoreComparison(await OpenAsync(), seed).RunAsync(100);
    }

    // Reserves a tenth of a dollar and spends a part of it, or gives it back.
    private static async Task<long> AttemptAsync(IBudgetStore store, BudgetLimit[] limits, int seed)
    {
        var reservation = await store.ReserveAsync(Request(limits, Usd / 10), default);
        if (reservation.RefusedBy is not null)
            return 0;
        var reading = await store.ReadAsync(limits[0], s_now, default);
        Assert.True(reading.SpentPicoUsd + reading.ReservedPicoUsd <= limits[0].PicoUsd);
        if (seed % 5 == 0)
        {
            await store.ReleaseAsync(reservation, default);
            return 0;
        }

        var cost = Usd / 10 / (1 + (seed % 3));
        await store.SettleAsync(reservation, cost, default);
        return cost;
    }
}
