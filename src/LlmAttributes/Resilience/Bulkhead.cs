using System.Threading.RateLimiting;
using LlmAttributes.Runtime;

namespace LlmAttributes;

/// <summary>Lets so many runs of a call go on at once; others wait their turn.</summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1001", Justification = "A limiter without timers holds nothing but memory, and lives as long as the client that it belongs to.")]
internal sealed class Bulkhead
{
    public const int DefaultMaxConcurrency = 16;
    public const int DefaultMaxQueued = 256;

    private readonly ConcurrencyLimiter _slots;
    private readonly TimeProvider _time;

    public Bulkhead(BulkheadPlan plan, TimeProvider time)
    {
        _time = time;
        // A plan with numbers out of range is refused, together with all its other faults.
        MaxConcurrency = Math.Max(1, plan.MaxConcurrency ?? DefaultMaxConcurrency);
        MaxQueued = Math.Max(0, plan.MaxQueued ?? DefaultMaxQueued);
        _slots = new(new() { PermitLimit = MaxConcurrency, QueueLimit = MaxQueued, QueueProcessingOrder = QueueProcessingOrder.OldestFirst });
    }

    public int MaxConcurrency { get; }

    public int MaxQueued { get; }

    /// <summary>Takes a place if one is free.</summary>
    public bool TryEnter(out RateLimitLease turn)
    {
        turn = _slots.AttemptAcquire();
        return turn.IsAcquired;
    }

    /// <summary>Waits for a place.</summary>
    /// <param name="limit">How long at the most.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>The place, <see langword="null"/> when too many wait already.</returns>
    /// <exception cref="TimeoutException">No place became free in time.</exception>
    public async ValueTask<RateLimitLease?> EnterAsync(TimeSpan limit, CancellationToken cancellationToken)
    {
        using var source = limit == Timeout.InfiniteTimeSpan ? null : new LinkedSource(limit, _time, cancellationToken);
        try
        {
            var turn = await _slots.AcquireAsync(1, source?.Token ?? cancellationToken).ConfigureAwait(false);
            if (turn.IsAcquired)
                return turn;
            turn.Dispose();
            return null;
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException("No place became free in time.", exception);
        }
    }
}
