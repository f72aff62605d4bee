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
        var crowd = new Crowd(new("redis", _process.Configuration, Proof.Stores, 1), store.Budgets);

        await crowd.RunAsync(250, seed: 1);
        await crowd.CheckEndAsync(Proof.Start);

        Assert.Empty(crowd.Faults);
        Assert.InRange(crowd.Calls, 1_000, 1_100);
        Assert.NotEqual(0, crowd.Readings);
    }

    [RedisFact]
    public async Task Settle_ProcessesKilledAtAnyMoment_LosesNothingAndLeaksNothing()
    {
        await using var store = Open();
        var crowd = new Crowd(new("redis", _process.Configuration, Proof.Stores, 100), store.Budgets);

        await crowd.RunAndKillAsync(25, seed: 2);
        await crowd.FinishAsync(2 * Proof.Lease);
        await crowd.CheckEndAsync(Proof.Start + (2 * Proof.Lease));

        Assert.Empty(crowd.Faults);
        Assert.InRange(crowd.Calls, 25, int.MaxValue);
    }

    [RedisFact]
    public async Task Ask_FourProcessesAThousandCalls_KeepTheLimitAndUseItUp()
    {
        await using var store = Open();
        var crowd = new Crowd(new("redis", _process.Configuration, Proof.Engine, Proof.FewUsd), store.Budgets);

        await crowd.RunAsync(250, seed: 3);
        await crowd.CheckEndAsync(Proof.Start);
        await crowd.CheckLedgerAsync(store.Ledger);

        Assert.Empty(crowd.Faults);
        Assert.InRange(crowd.Calls, 1_000, int.MaxValue);
        Assert.NotEqual(0, crowd.Readings);
    }

    [RedisFact]
    public async Task Ask_ProcessesKilledAtAnyMoment_LosesNothingAndLeaksNothing()
    {
        await using var store = Open();
        var crowd = new Crowd(new("redis", _process.Configuration, Proof.Engine, Proof.ManyUsd), store.Budgets);

        await crowd.RunAndKillAsync(6, seed: 4, mostLines: 40);
        await crowd.FinishAsync(2 * Proof.Lease);
        await crowd.CheckEndAsync(Proof.Start + (2 * Proof.Lease));

        Assert.Empty(crowd.Faults);
        Assert.InRange(crowd.Calls, 500, int.MaxValue);
    }

    private RedisStore Open() => RedisStore.Connect(_process.Configuration, new() { LeaseClock = RedisLeaseClock.Caller });
}
