namespace LlmAttributes;

/// <summary>Where the cost of every attempt adds up, by contract, call and model.</summary>
public sealed class CostLedger
{
    private readonly object _gate = new();
    private readonly Dictionary<(string Contract, string Call, string Model), CostAccount> _accounts = [];

    internal CostLedger()
    {
    }

    /// <summary>Takes a picture of the ledger while calls go on.</summary>
    /// <returns>The entries that have at least one attempt, sorted by contract, call and model.</returns>
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
            : string.CompareOrdinal(a.Call, b.Call) is not 0 and var d ? d : string.CompareOrdinal(a.Model, b.Model));
        return new(entries);
    }

    internal CostAccount Open(string contract, string call, string model, Price? price)
    {
        lock (_gate)
        {
            if (!_accounts.TryGetValue((contract, call, model), out var account))
                _accounts.Add((contract, call, model), account = new(contract, call, model, price));
            return account;
        }
    }
}
