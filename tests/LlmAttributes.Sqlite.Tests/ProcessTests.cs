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
        var crowd = new Crowd("sqlite", _file.Path, store.Budgets, usd: 1);

        await crowd.RunAsync(250, seed: 1);
        await crowd.CheckEndAsync(Worker.Start);

        Assert.Empty(crowd.Faults);
        Assert.InRange(crowd.Calls, 1_000, 1_100);
        Assert.NotEqual(0, crowd.Readings);
    }

    [Fact]
    public async Task Settle_ProcessesKilledAtAnyMoment_LosesNothingAndLeaksNothing()
    {
        await using var store = SqliteStore.Open(_file.Path);
        var crowd = new Crowd("sqlite", _file.Path, store.Budgets, usd: 100);

        await crowd.RunAndKillAsync(25, seed: 2);
        await crowd.FinishAsync(2 * Worker.Lease);
        await crowd.CheckEndAsync(Worker.Start + (2 * Worker.Lease));

        Assert.Empty(crowd.Faults);
        Assert.InRange(crowd.Calls, 25, int.MaxValue);
    }
}
