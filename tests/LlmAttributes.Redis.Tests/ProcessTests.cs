using LlmAttributes.BudgetWorker;
using LlmAttributes.Redis.Tests.Harness;

namespace LlmAttributes.Redis.Tests;

public sealed class ProcessTests : IAsyncLifetime, IDisposable
{
    private readonly RedisProcess _process = new();

    public Task InitializeAsync() => RedisProcess.Missing is null ? _process.StartAsync() : Task.CompletedTask;

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _process.Dispose();

    [RedisFact]
    public async Task Reserve_FourProcessesAThousandCalls_KeepTheLimitAndUseItUp()
    {
        await using var store = Open();
        var crowd = new Crowd("redis", _process.Configuration, store.Budgets, usd: 1);

        await crowd.RunAsync(250, seed: 1);
        await crowd.CheckEndAsync(Worker.Start);

        Assert.Empty(crowd.Faults);
        Assert.InRange(crowd.Calls, 1_000, 1_100);
        Assert.NotEqual(0, crowd.Readings);
    }

    [RedisFact]
    public async Task Settle_ProcessesKilledAtAnyMoment_LosesNothingAndLeaksNothing()
    {
        await using var store = Open();
        var crowd = new Crowd("redis", _process.Configuration, store.Budgets, usd: 100);

        await crowd.RunAndKillAsync(25, seed: 2);
        await crowd.FinishAsync(2 * Worker.Lease);
        await crowd.CheckEndAsync(Worker.Start + (2 * Worker.Lease));

        Assert.Empty(crowd.Faults);
        Assert.InRange(crowd.Calls, 25, int.MaxValue);
    }

    private RedisStore Open() => RedisStore.Connect(_process.Configuration, new() { LeaseClock = RedisLeaseClock.Caller });
}
