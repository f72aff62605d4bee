namespace LlmAttributes;

/// <summary>One line of the ledger, bound to a call and a candidate so that booking needs no look-up.</summary>
internal sealed class CostAccount(string contract, string call, string model, Price? price)
{
    // Held for a few additions only, so that waiting is cheaper than a monitor's bookkeeping. Not readonly: it is a mutable struct.
    private SpinLock _gate = new(enableThreadOwnerTracking: false);
    private long _attempts;
    private long _unmetered;
    private long _input;
    private long _output;
    private long _cached;
    private long _reasoning;
    private Int128 _picoUsd;

    public Price? Price => price;

    /// <summary>Books an attempt whose usage was reported.</summary>
    public Cost Book(in TokenUsage usage)
    {
        if (price is null)
        {
            Enter();
            Count(usage);
            Exit();
            return Cost.Unknown;
        }

        var cost = price.Of(usage);
        Enter();
        Count(usage);
        _picoUsd += cost.PicoUsd;
        Exit();
        return cost;
    }

    private void Count(in TokenUsage usage)
    {
        _attempts++;
        _input += usage.InputTokens;
        _output += usage.OutputTokens;
        _cached += usage.CachedInputTokens;
        _reasoning += usage.ReasoningTokens;
    }

    /// <summary>Books an attempt that was answered, in whole or in part, without usage.</summary>
    public void BookUnmetered()
    {
        Enter();
        _attempts++;
        _unmetered++;
        Exit();
    }

    /// <summary>Books an attempt that the provider refused.</summary>
    public void BookRefused()
    {
        Enter();
        _attempts++;
        Exit();
    }

    public CostEntry Read()
    {
        Enter();
        var (attempts, unmetered, picoUsd) = (_attempts, _unmetered, _picoUsd);
        var usage = new TokenUsage(_input, _output) { CachedInputTokens = _cached, ReasoningTokens = _reasoning };
        Exit();
        return new(contract, call, model)
        {
            Attempts = attempts,
            UnmeteredAttempts = unmetered,
            Usage = usage,
            Cost = price is null ? Cost.Unknown : Cost.FromPico(picoUsd),
        };
    }

    private void Enter()
    {
        var taken = false;
        _gate.Enter(ref taken);
    }

    private void Exit() => _gate.Exit(useMemoryBarrier: false);
}
