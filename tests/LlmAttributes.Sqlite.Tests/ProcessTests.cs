using LlmAttributes.BudgetWorker;

namespace LlmAttributes.Sqlite.Tests;

public sealed class ProcessTests : IDisposable
{
    private readonly TemporaryFile _file = new();

    public void Dispose() => _file.Dispose();

    [Fact]
    public async Task Reserve_FourProcessesAThousandCalls_KeepTheLimitAndUseItUp()
    {
        await using var store = SqliteStore.Open(_file.Path);
        var crowd = new Crowd(new("sqlite", _file.Path, Proof.Stores, 1), store.Budgets);

        await crowd.RunAsync(250, seed: 1);
        await crowd.CheckEndAsync(Proof.Start);

        Assert.Empty(crowd.Faults);
        Assert.InRange(crowd.Calls, 1_000, 1_100);
        Assert.NotEqual(0, crowd.Readings);
    }

    [Fact]
    public async Task Settle_ProcessesKilledAtAnyMoment_LosesNothingAndLeaksNothing()
    {
        await using var store = SqliteStore.Open(_file.Path);
        var crowd = new Crowd(new("sqlite", _file.Path, Proof.Stores, 100), store.Budgets);

        await crowd.RunAndKillAsync(25, seed: 2);
        await crowd.FinishAsync(2 * Proof.Lease);
        await crowd.CheckEndAsync(Proof.Start + (2 * Proof.Lease));

        Assert.Empty(crowd.Faults);
        Assert.InRange(crowd.Calls, 25, int.MaxValue);
    }

    [Fact]
    public async Task Ask_FourProcessesAThousandCalls_KeepTheLimitAndUseItUp()
    {
        await using var store = SqliteStore.Open(_file.Path);
        var crowd = new Crowd(new("sqlite", _file.Path, Proof.Engine, Proof.FewUsd), store.Budgets);

        await crowd.RunAsync(250, seed: 3);
        await crowd.CheckEndAsync(Proof.Start);
        await crowd.CheckLedgerAsync(store.Ledger);

        Assert.Empty(crowd.Faults);
        Assert.InRange(crowd.Calls, 1_000, int.MaxValue);
        Assert.NotEqual(0, crowd.Readings);
    }

    [Fact]
    public async Task Ask_ProcessesKilledAtAnyMoment_LosesNothingAndLeaksNothing()
    {
        await using var store = SqliteStore.Open(_file.Path);
        var crowd = new Crowd(new("sqlite", _file.Path, Proof.Engine, Proof.ManyUsd), store.Budgets);

        await crowd.RunAndKillAsync(6, seed: 4, mostLines: 40);
        await crowd.FinishAsync(2 * Proof.Lease);
        await crowd.CheckEndAsync(Proof.Start + (2 * Proof.Lease));

        Assert.Empty(crowd.Faults);
        Assert.InRange(crowd.Calls, 500, int.MaxValue);
    }
}
