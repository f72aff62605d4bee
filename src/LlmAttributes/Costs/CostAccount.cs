namespace LlmAttributes;

/// <summary>One line of the ledger, bound to a call and a candidate so that booking needs no look-up.</summary>
internal sealed class CostAccount(string contract, string call, string model, Price? price)
{
    private readonly object _gate = new();
    private long _attempts;
    private long _unmetered;
    private TokenUsage _usage;
    private Int128 _picoUsd;

    public Price? Price => price;

    /// <summary>Books an attempt whose usage was reported.</summary>
    public Cost Book(in TokenUsage usage)
    {
        var cost = price is null ? Cost.Unknown : price.Of(usage);
        lock (_gate)
        {
            _attempts++;
            _usage += usage;
            _picoUsd += cost.PicoUsd;
        }

        return cost;
    }

    /// <summary>Books an attempt that was answered, in whole or in part, without usage.</summary>
    public void BookUnmetered()
    {
        lock (_gate)
        {
            _attempts++;
            _unmetered++;
        }
    }

    /// <summary>Books an attempt that the provider refused.</summary>
    public void BookRefused()
    {
        lock (_gate)
            _attempts++;
    }

    public CostEntry Read()
    {
        lock (_gate)
        {
            return new(contract, call, model)
            {
                Attempts = _attempts,
                UnmeteredAttempts = _unmetered,
                Usage = _usage,
                Cost = price is null ? Cost.Unknown : Cost.FromPico(_picoUsd),
            };
        }
    }
}
