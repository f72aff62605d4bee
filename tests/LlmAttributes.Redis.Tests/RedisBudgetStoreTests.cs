using LlmAttributes.Redis.Tests.Harness;
using LlmAttributes.Tests.Costs;
using StackExchange.Redis;

namespace LlmAttributes.Redis.Tests;

[Collection(RedisCollection.Name)]
public sealed class RedisBudgetStoreTests(RedisFixture redis) : BudgetStoreTests
{
    private static readonly DateTimeOffset s_now = new(2026, 3, 14, 12, 0, 30, TimeSpan.Zero);

    protected override Task<IBudgetStore> OpenAsync() => Task.FromResult(redis.Open().Budgets);

    [RedisFact]
    public async Task Reserve_TwoStoresWithOnePrefix_ShareTheLimit()
    {
        var (prefix, limit) = (redis.NewPrefix(), Daily(1));

        Assert.Null((await redis.Open(prefix).Budgets.ReserveAsync(Request([limit], limit.PicoUsd), default)).RefusedBy);
        Assert.NotNull((await redis.Open(prefix).Budgets.ReserveAsync(Request([Daily(1)], 1), default)).RefusedBy);
        Assert.Null((await redis.Open().Budgets.ReserveAsync(Request([Daily(1)], 1), default)).RefusedBy);
    }

    [RedisFact]
    public async Task Reserve_ServerForgotItsScripts_SendsThemAgain()
    {
        var store = redis.Open().Budgets;
        await store.ReserveAsync(Request([Daily()], 1), default);
        await redis.Connection.GetDatabase().ExecuteAsync("SCRIPT", "FLUSH");

        Assert.Equal(1, (await store.ReserveAsync(Request([Daily()], 1), default)).PicoUsd);
    }

    [RedisFact]
    public async Task Reserve_SameNameWithAnotherPeriod_Throws()
    {
        var store = redis.Open().Budgets;
        var other = new BudgetLimit("team/day", 1, BudgetPeriod.Hour);
        await store.ReserveAsync(Request([Daily()], 10), default);

        var e = await Assert.ThrowsAsync<ArgumentException>(async () => await store.ReserveAsync(Request([Daily(1, "all/day"), other], 10), default));
        await Assert.ThrowsAsync<ArgumentException>(async () => await store.ReadAsync(other, s_now, default));

        Assert.StartsWith("Two budgets named 'team/day' have different periods; give one of them another name.", e.Message, StringComparison.Ordinal);
    }

    [RedisFact]
    public async Task Settle_LongAfterItsLease_IsForgotten()
    {
        var store = redis.Open().Budgets;
        var reservation = await store.ReserveAsync(Request([Daily()], 10), default);
        await store.ReadAsync(Daily(), s_now.AddMinutes(5).AddHours(24), default);

        Assert.False((await store.SettleAsync(reservation, 10, default)).IsBooked);
    }

    [RedisFact]
    public async Task Reserve_ClocksAnHourApart_LeasesLastByTheServersClock()
    {
        var store = redis.Open(clock: RedisLeaseClock.Server).Budgets;
        await store.ReserveAsync(Request([Daily(1)], Daily(1).PicoUsd, lease: TimeSpan.FromMinutes(10)), default);

        Assert.NotNull((await store.ReserveAsync(Request([Daily(1)], 1, now: s_now.AddHours(1)), default)).RefusedBy);
        Assert.NotNull((await store.ReserveAsync(Request([Daily(1)], 1, now: s_now.AddHours(-1)), default)).RefusedBy);
    }

    [RedisFact]
    public async Task Reserve_ServersClockPassesTheLease_HasItsMoney()
    {
        var store = redis.Open(clock: RedisLeaseClock.Server).Budgets;
        var limit = Daily(1);
        await store.ReserveAsync(Request([limit], limit.PicoUsd, lease: TimeSpan.FromMilliseconds(1)), default);

        // Nothing but the server's own clock moves here: it is asked until a millisecond has passed.
        var asked = 0;
        while ((await store.ReserveAsync(Request([limit], limit.PicoUsd), default)).RefusedBy is not null)
            Assert.InRange(++asked, 1, 100_000);
    }

    [RedisFact]
    public async Task Extend_ByTheServersClock_CountsFromNowOn()
    {
        var store = redis.Open(clock: RedisLeaseClock.Server).Budgets;
        var reservation = await store.ReserveAsync(Request([Daily()], 10, lease: TimeSpan.FromMinutes(1)), default);

        Assert.True(await store.ExtendAsync(reservation, s_now.AddDays(1), s_now.AddDays(1).AddMinutes(1), default));
    }

    [RedisFact]
    public async Task Reserve_CancelledOnItsWay_IsTakenBack()
    {
        var store = redis.Open().Budgets;
        for (var i = 0; i < 50; i++)
        {
            using var cancellation = new CancellationTokenSource();
            var reserving = store.ReserveAsync(Request([Daily()], 10), cancellation.Token).AsTask();
            await cancellation.CancelAsync();
            try
            {
                await store.ReleaseAsync(await reserving, default);
            }
            catch (OperationCanceledException)
            {
            }
        }

        Assert.Equal(default, await store.ReadAsync(Daily(), s_now, default));
    }

    [RedisFact]
    public async Task Keys_OfEveryKind_ExpireAndShareASlot()
    {
        var prefix = redis.NewPrefix();
        var store = redis.Open(prefix).Budgets;
        var rolling = new BudgetLimit("team/rolling-hour", 10, BudgetPeriod.Hour, BudgetWindow.Rolling, TimeZoneInfo.Utc, 1);
        await store.RaiseAsync("team/day", 5, s_now.AddHours(1), s_now, default);
        await store.SettleAsync(await store.ReserveAsync(Request([Daily(), rolling], 10), default), 5, default);
        await store.ReserveAsync(Request([Daily(), rolling], 10), default);
        var database = redis.Connection.GetDatabase();

        var keys = redis.Connection.GetServer(redis.Connection.GetEndPoints()[0]).Keys(pattern: $"*{prefix}*").ToList();

        Assert.Equal(["budget:team/day", "budget:team/rolling-hour", "leases", "raise:team/day", "reservations"], keys.Select(k => ((string)k!)[(prefix.Length + 3)..]).Order(StringComparer.Ordinal));
        Assert.All(keys, key => Assert.InRange(database.KeyTimeToLive(key)!.Value, TimeSpan.FromMinutes(90), TimeSpan.FromHours(26)));
        Assert.All(keys, key => Assert.Equal(redis.Connection.HashSlot(keys[0]), redis.Connection.HashSlot(key)));
    }
}
