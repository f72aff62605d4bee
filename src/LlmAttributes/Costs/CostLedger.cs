using Microsoft.Extensions.Logging;

namespace LlmAttributes;

/// <summary>Where the cost of every attempt adds up, by contract, call, model and tenant; and by day.</summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1001", Justification = "The semaphore's wait handle is never asked for, so it holds nothing to dispose.")]
public sealed partial class CostLedger
{
    private readonly object _gate = new();
    private readonly Dictionary<(string Contract, string Call, string Model, string? Tenant), CostAccount> _accounts = [];

    internal CostLedger(ILedgerStore? store, TimeProvider time, ILogger logger)
    {
        _store = store ?? new MemoryLedgerStore();
        IsDurable = store is not null and not MemoryLedgerStore;
        _time = time;
        _logger = logger;
        _since = time.GetUtcNow();
    }

    /// <summary>Takes a picture of the ledger while calls go on: what this process booked since it began.</summary>
    /// <returns>The entries that have at least one attempt, sorted by contract, call, model and tenant.</returns>
    public CostSnapshot Snapshot()
    {
        List<CostEntry> entries = [];
        lock (_gate)
        {
            foreach (var account in _accounts.Values)
            {
                if (account.Read() is { Attempts: > 0 } entry)
                    entries.Add(entry);
            }
        }

        entries.Sort(static (a, b) => string.CompareOrdinal(a.Contract, b.Contract) is not 0 and var c ? c
            : string.CompareOrdinal(a.Call, b.Call) is not 0 and var d ? d
            : string.CompareOrdinal(a.Model, b.Model) is not 0 and var e ? e : string.CompareOrdinal(a.Tenant, b.Tenant));
        return new(entries);
    }

    internal CostAccount Open(string contract, string call, string model, Price? price, string? tenant = null)
    {
        lock (_gate)
        {
            if (!_accounts.TryGetValue((contract, call, model, tenant), out var account))
                _accounts.Add((contract, call, model, tenant), account = new(contract, call, model, price, tenant));
            return account;
        }
    }
}
