using Microsoft.Extensions.AI;

namespace LlmAttributes;

/// <summary>One line of the ledger, bound to a call and a candidate so that booking needs no look-up.</summary>
internal sealed class CostAccount(string contract, string call, string model, Price? price, string? tenant = null)
{
    // Held for a few additions only, so that waiting is cheaper than a monitor's bookkeeping. Not readonly: it is a mutable struct.
    private SpinLock _gate = new(enableThreadOwnerTracking: false);
    private long _attempts;
    private long _failed;
    private long _taken;
    private SuccessFeed? _feed;
    private bool _isAnnounced;
    private long _unmetered;
    private long _input;
    private long _output;
    private long _cached;
    private long _written;
    private long _reasoning;
    private long _priced;
    private long _unpriced;
    private Int128 _picoUsd;
    private long _rest;
    private Kept _kept;

    /// <summary>Books an attempt whose usage was reported.</summary>
    /// <param name="usage">The usage.</param>
    /// <param name="current">The price of the model that answered.</param>
    public Cost Book(in TokenUsage usage, Price? current)
    {
        if (current is null)
        {
            Enter();
            Count(usage);
            _unpriced++;
            ExitAnnouncing();
            return Cost.Unknown;
        }

        var cost = current.Of(usage);
        Enter();
        Count(usage);
        _priced++;
        _picoUsd += cost.PicoUsd;
        if (cost.Rest != 0)
            Cost.Carry(ref _picoUsd, ref _rest, cost.Rest);
        ExitAnnouncing();
        return cost;
    }

    /// <summary>Books an answer whose cost is reckoned elsewhere.</summary>
    public void Book(in TokenUsage usage, Cost cost)
    {
        Enter();
        Count(usage);
        if (cost.IsKnown)
        {
            _priced++;
            _picoUsd += cost.PicoUsd;
            Cost.Carry(ref _picoUsd, ref _rest, cost.Rest);
        }
        else
        {
            _unpriced++;
        }

        ExitAnnouncing();
    }

    /// <summary>Books a report that has no rare kinds, as most are, without gathering them.</summary>
    public void BookPlain(UsageDetails report, Price? current)
    {
        var input = report.InputTokenCount.GetValueOrDefault();
        var output = report.OutputTokenCount.GetValueOrDefault();
        var cached = report.CachedInputTokenCount.GetValueOrDefault();
        var reasoning = report.ReasoningTokenCount.GetValueOrDefault();
        var cost = current is null ? default : current.Of(input, output, cached, reasoning);
        Enter();
        _attempts++;
        _input += input;
        _output += output;
        _cached += cached;
        _reasoning += reasoning;
        if (current is null)
        {
            _unpriced++;
        }
        else
        {
            _priced++;
            _picoUsd += cost.PicoUsd;
            if (cost.Rest != 0)
                Cost.Carry(ref _picoUsd, ref _rest, cost.Rest);
        }

        ExitAnnouncing();
    }

    private void Count(in TokenUsage usage)
    {
        _attempts++;
        _input += usage.InputTokens;
        _output += usage.OutputTokens;
        _cached += usage.CachedInputTokens;
        _written += usage.CacheWriteTokens;
        _reasoning += usage.ReasoningTokens;
    }

    /// <summary>Books an attempt that was answered, in whole or in part, without usage.</summary>
    public void BookUnmetered()
    {
        Enter();
        _attempts++;
        _unmetered++;
        ExitAnnouncing();
    }

    /// <summary>Books an attempt that the provider refused.</summary>
    public void BookRefused()
    {
        Enter();
        _attempts++;
        _failed++;
        Exit();
    }

    /// <summary>Takes note that one booked attempt was no success. Best before it is booked, so that nobody takes it for one in between.</summary>
    public void MarkFailed()
    {
        Enter();
        _failed++;
        Exit();
    }

    /// <summary>Names who is told of successes.</summary>
    /// <returns>Whether nobody was named before.</returns>
    public bool TryFollow(SuccessFeed feed) => Interlocked.CompareExchange(ref _feed, feed, null) is null;

    /// <summary>Returns the successes since the last time.</summary>
    public long TakeSuccesses()
    {
        Enter();
        var count = _attempts - _failed - _taken;
        if (count > 0)
            _taken += count;
        _isAnnounced = false;
        Exit();
        return count;
    }

    /// <summary>The mean output of the answers so far, rounded up, or <see langword="null"/> when none reported its usage.</summary>
    public long? MeanOutput()
    {
        Enter();
        var (output, answers) = (_output, _priced + _unpriced);
        Exit();
        return answers == 0 ? null : (output + answers - 1) / answers;
    }

    public CostEntry Read()
    {
        Enter();
        var (attempts, unmetered, isKnown, cost) = (_attempts, _unmetered, _unpriced == 0 && (price is not null || _priced > 0), Cost.FromPico(_picoUsd, _rest));
        var usage = Usage();
        Exit();
        return new(contract, call, model)
        {
            Tenant = tenant,
            Attempts = attempts,
            UnmeteredAttempts = unmetered,
            Usage = usage,
            Cost = isKnown ? cost : Cost.Unknown,
        };
    }

    /// <summary>Takes what was booked since the last time.</summary>
    /// <returns>The line, or <see langword="null"/> when nothing was.</returns>
    public LedgerLine? TakeLine(DateOnly day)
    {
        Enter();
        var before = _kept;
        var now = _kept = new(_attempts, _unmetered + _unpriced, Usage(), _picoUsd);
        Exit();
        return now.Attempts == before.Attempts && now.PicoUsd == before.PicoUsd ? null : new(day, contract, call, model, tenant)
        {
            Attempts = now.Attempts - before.Attempts,
            UnknownAttempts = now.Unknown - before.Unknown,
            Usage = now.Usage.Minus(before.Usage),
            KnownUsd = (decimal)(now.PicoUsd - before.PicoUsd) / Price.PicoPerUsd,
        };
    }

    private TokenUsage Usage() => new(_input, _output) { CachedInputTokens = _cached, CacheWriteTokens = _written, ReasoningTokens = _reasoning };

    private void Enter()
    {
        var taken = false;
        _gate.Enter(ref taken);
    }

    private void ExitAnnouncing()
    {
        var isFirst = !_isAnnounced;
        _isAnnounced = true;
        Exit();
        if (isFirst)
            _feed?.Wake();
    }

    private void Exit() => _gate.Exit(useMemoryBarrier: false);

    private readonly record struct Kept(long Attempts, long Unknown, TokenUsage Usage, Int128 PicoUsd);
}
