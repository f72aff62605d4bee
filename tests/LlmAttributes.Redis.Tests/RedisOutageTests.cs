using LlmAttributes.Redis.Tests.Harness;
using LlmAttributes.Testing;
using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace LlmAttributes.Redis.Tests;

public sealed class RedisOutageTests : IDisposable
{
    private static readonly DateTimeOffset s_now = new(2026, 3, 14, 12, 0, 30, TimeSpan.Zero);
    private static readonly BudgetLimit s_limit = new("team/day", 1, BudgetPeriod.Day);
    private static readonly BudgetRequest s_request = new([s_limit], 10, 10, s_now, s_now.AddMinutes(5));

    private readonly RedisProcess _process = new();
    private readonly ListLogger _log = new();

    public void Dispose() => _process.Dispose();

    [RedisFact]
    public async Task Reserve_ServerIsAwayAndFailsClosed_RefusesAndSaysWhatToDo()
    {
        await using var store = Connect(RedisUnavailable.FailClosed);

        var e = await Assert.ThrowsAsync<LlmException>(async () => await store.Budgets.ReserveAsync(s_request, default));
        var reading = await Assert.ThrowsAsync<LlmException>(async () => await store.Budgets.ReadAsync(s_limit, s_now, default));

        Assert.Equal($"Redis at '{_process.Configuration.Split(',')[0]}' cannot be asked; start the server, and see the inner exception for what the connection says.", reading.Message);
        Assert.Equal(
            ($"The budgets in Redis at '{_process.Configuration.Split(',')[0]}' cannot be asked, so no attempt is made; start the server, or set 'RedisStoreOptions.OnUnavailable' to 'FailOpen'.", LlmErrorKind.Budget),
            (e.Message, e.Kind));
        Assert.Equal([(1051, LogLevel.Error)], _log.Lines);
    }

    [RedisFact]
    public async Task Reserve_ServerIsAwayAndFailsOpen_GrantsWhatIsAskedAndWarnsOnce()
    {
        await using var store = Connect(RedisUnavailable.FailOpen);

        var reservation = await store.Budgets.ReserveAsync(s_request, default);
        await store.Budgets.ReserveAsync(s_request, default);

        Assert.Equal((UInt128.Zero, 10, null), (reservation.Id, reservation.PicoUsd, reservation.RefusedBy));
        Assert.False((await store.Budgets.SettleAsync(reservation, 5, default)).IsBooked);
        Assert.True(await store.Budgets.ExtendAsync(reservation, s_now, s_now.AddHours(1), default));
        Assert.Equal([(1050, LogLevel.Warning)], _log.Lines);
    }

    [RedisFact]
    public async Task UseRedis_WithoutLoggers_SaysThatTheServerIsAwayWhereTheRuntimeLogs()
    {
        // Whether the logger comes before the store or after it.
        await using var runtime = LlmRuntime.CreateBuilder().UseRedis(_process.Configuration).UseLogger(_log).UseDefault(new ScriptedChatClient("x")).Build();
        var day = DateOnly.FromDateTime(s_now.UtcDateTime);

        await Assert.ThrowsAsync<LlmException>(async () => await runtime.Costs.ReadAsync(day, day));

        Assert.Contains((1051, LogLevel.Error), _log.Lines);
    }

    [RedisFact]
    public async Task Settle_ServerGoesAndComesBack_IsBookedOnce()
    {
        await _process.StartAsync();
        await using var store = Connect(RedisUnavailable.FailClosed);
        var reservation = await store.Budgets.ReserveAsync(s_request, default);
        await RunAsync("SAVE");
        await _process.StopAsync();

        Assert.True((await store.Budgets.SettleAsync(reservation, 7, default)).IsBooked);
        await _process.StartAsync();
        BudgetReading reading;
        do
        {
            reading = await ReadAsync(store);
        }
        while (reading.SpentPicoUsd == 0);

        Assert.Equal(new BudgetReading(7, 0, 0, 0), reading);
        Assert.Contains((1052, LogLevel.Information), _log.Lines);
    }

    [RedisFact]
    public async Task Dispose_ServerIsStillAway_SaysWhatIsNotBooked()
    {
        await _process.StartAsync();
        await using (var store = Connect(RedisUnavailable.FailClosed))
        {
            var reservation = await store.Budgets.ReserveAsync(s_request, default);
            await _process.StopAsync();
            await store.Budgets.SettleAsync(reservation, 7, default);
        }

        Assert.Contains((1053, LogLevel.Warning), _log.Lines);
    }

    private RedisStore Connect(RedisUnavailable onUnavailable) =>
        RedisStore.Connect(_process.Configuration, new() { OnUnavailable = onUnavailable, LeaseClock = RedisLeaseClock.Caller }, _log);

    private static async Task<BudgetReading> ReadAsync(RedisStore store)
    {
        try
        {
            return await store.Budgets.ReadAsync(s_limit, s_now, default);
        }
        catch (LlmException)
        {
            return default;
        }
    }

    private async Task RunAsync(string command)
    {
        await using var connection = await ConnectionMultiplexer.ConnectAsync(_process.Configuration);
        await connection.GetDatabase().ExecuteAsync(command);
    }
}
