using System.Threading.RateLimiting;

namespace LlmAttributes;

/// <summary>The limits of a provider's account for one model, kept by all calls of a runtime together: requests at once, requests and tokens per minute, and the pauses that its headers announce.</summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1001", Justification = "A limiter without timers holds nothing but memory, and lives as long as its runtime.")]
internal sealed class ModelLimiter
{
    private readonly TimeProvider _time;
    private readonly ConcurrencyLimiter? _slots;
    private readonly ILimitBucket? _requests;
    private readonly ILimitBucket? _tokens;
    private readonly RateLimiter? _other;
    private long _pausedUntil = long.MinValue;

    public ModelLimiter(string model, ModelFacts facts, RateLimiter? other, TimeProvider time, IRateStore? shared = null)
    {
        _time = time;
        _other = other;
        _slots = facts.MaxConcurrency is { } slots ? new(new() { PermitLimit = slots, QueueLimit = int.MaxValue, QueueProcessingOrder = QueueProcessingOrder.OldestFirst }) : null;
        _requests = Bucket("requests", facts.RequestsPerMinute);
        _tokens = Bucket("tokens", facts.TokensPerMinute);
        IsDeclared = _slots is not null || _requests is not null || _tokens is not null || other is not null;

        ILimitBucket? Bucket(string kind, int? perMinute) => perMinute is not { } rate ? null
            : shared is null ? new RateBucket(rate, time) : new SharedBucket(shared, $"{model}/{kind}", rate, time);
    }

    /// <summary>Whether anything limits the model beforehand; a pause may come later.</summary>
    public bool IsDeclared { get; }

    /// <summary>Whether an attempt has to ask for a permit now.</summary>
    public bool IsNeeded => IsDeclared || Volatile.Read(ref _pausedUntil) != long.MinValue;

    public bool CountsTokens => _tokens is not null;

    /// <summary>Stops all requests for a while: the account has used up what it may.</summary>
    public void PauseFor(TimeSpan pause)
    {
        var until = _time.GetTimestamp() + (long)(pause.TotalSeconds * _time.TimestampFrequency);
        var seen = Volatile.Read(ref _pausedUntil);
        while (until > seen)
        {
            var found = Interlocked.CompareExchange(ref _pausedUntil, until, seen);
            if (found == seen)
                return;
            seen = found;
        }
    }

    /// <summary>Waits for a turn.</summary>
    /// <param name="tokens">The largest number of tokens that the request may use.</param>
    /// <param name="deadline">The timestamp after which the turn is of no use; 0 is none.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>The permit, to be returned when the request is over, or how long the wait would be.</returns>
    public async ValueTask<(ModelPermit? Permit, TimeSpan Wait)> EnterAsync(long tokens, long deadline, CancellationToken cancellationToken)
    {
        var now = _time.GetTimestamp();
        var longest = deadline == 0 ? long.MaxValue : Math.Max(0, deadline - now);
        var paused = Volatile.Read(ref _pausedUntil);
        var wait = paused == long.MinValue ? 0 : Math.Max(0, paused - now);
        if (paused != long.MinValue && wait == 0)
            Interlocked.CompareExchange(ref _pausedUntil, long.MinValue, paused);
        if (wait > longest)
            return (null, Span(wait));

        var hasRequest = false;
        if (_requests is not null)
        {
            var (isTaken, forRequest) = await _requests.TakeAsync(1, now, longest, cancellationToken).ConfigureAwait(false);
            if (!isTaken)
                return (null, Span(forRequest));
            hasRequest = true;
            wait = Math.Max(wait, forRequest);
        }

        if (_tokens is not null)
        {
            var isTaken = false;
            long forTokens;
            try
            {
                (isTaken, forTokens) = await _tokens.TakeAsync(tokens, now, longest, cancellationToken).ConfigureAwait(false);
            }
            finally
            {
                if (!isTaken)
                    _requests?.Return(1);
            }

            if (!isTaken)
                return (null, Span(forTokens));

            wait = Math.Max(wait, forTokens);
        }

        var permit = new ModelPermit(hasRequest ? _requests : null, _tokens, tokens);
        try
        {
            if (wait > 0)
                await WholeMilliseconds.DelayAsync(Span(wait), _time, cancellationToken).ConfigureAwait(false);
            permit.Slot = await LeaseAsync(_slots, deadline, cancellationToken).ConfigureAwait(false);
            permit.Other = await LeaseAsync(_other, deadline, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            permit.Cancel();
            throw;
        }

        if (permit.Slot is not { IsAcquired: false } && permit.Other is not { IsAcquired: false })
            return (permit, default);
        var retryAfter = TimeSpan.Zero;
        permit.Other?.TryGetMetadata(MetadataName.RetryAfter, out retryAfter);
        permit.Cancel();
        return (null, retryAfter);
    }

    // A limiter's own queue knows no deadline, so the waiting is given one.
    private async ValueTask<RateLimitLease?> LeaseAsync(RateLimiter? limiter, long deadline, CancellationToken cancellationToken)
    {
        if (limiter is null)
            return null;
        var lease = limiter.AttemptAcquire();
        if (lease.IsAcquired)
            return lease;
        lease.Dispose();
        if (deadline == 0)
            return await limiter.AcquireAsync(1, cancellationToken).ConfigureAwait(false);

        var left = deadline - _time.GetTimestamp();
        if (left <= 0)
            return lease;
        using var limit = new Runtime.LinkedSource(Span(left), _time, cancellationToken);
        try
        {
            return await limiter.AcquireAsync(1, limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return lease;
        }
    }

    private TimeSpan Span(long ticks) => TimeSpan.FromTicks(Math.Min(TimeSpan.MaxValue.Ticks, (long)((double)ticks * TimeSpan.TicksPerSecond / _time.TimestampFrequency)));
}
