namespace LlmAttributes.BudgetWorker;

/// <summary>The store that the processes share.</summary>
internal sealed class WorkerStore(IBudgetStore budgets, ILedgerStore ledger, IAsyncDisposable owner) : IAsyncDisposable
{
    public IBudgetStore Budgets => budgets;

    public ILedgerStore Ledger => ledger;

    public static WorkerStore Open(string kind, string target)
    {
        if (kind == "redis")
        {
            // The moments are the worker's own, so that a lease ends when the proof says so.
            var redis = RedisStore.Connect(target, new() { LeaseClock = RedisLeaseClock.Caller });
            return new(redis.Budgets, redis.Ledger, redis);
        }

        // What a killed process leaves behind must be whole even without a wait for the disk.
        var sqlite = SqliteStore.Open(target, new() { BusySeconds = 60, SurvivesPowerCut = false });
        return new(sqlite.Budgets, sqlite.Ledger, sqlite);
    }

    public ValueTask DisposeAsync() => owner.DisposeAsync();
}
