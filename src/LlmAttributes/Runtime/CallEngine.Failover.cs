using System.Threading.RateLimiting;

namespace LlmAttributes.Runtime;

/// <summary>Whom to ask after a failure, and when.</summary>
internal sealed partial class CallEngine
{
    private ValueTask<Candidate> NextAsync(CallFrame frame, Candidate candidate, Exception exception) =>
        frame.UncountedFailure is null ? DecideAsync(frame, candidate, exception) : CountAndDecideAsync(frame, candidate, exception);

    // Only now is it known whether the attempt was the last one.
    private async ValueTask<Candidate> CountAndDecideAsync(CallFrame frame, Candidate candidate, Exception exception)
    {
        var outcome = SemConv.Failed;
        try
        {
            var next = await DecideAsync(frame, candidate, exception).ConfigureAwait(false);
            outcome = SemConv.Retried;
            return next;
        }
        finally
        {
            CountFailure(frame, outcome);
        }
    }

    private void CountFailure(CallFrame frame, string outcome)
    {
        if (frame.UncountedFailure is { } type)
            _telemetry!.CountFailure(outcome, type);
        frame.UncountedFailure = null;
    }

    /// <summary>Decides after a failure: the same candidate again after a wait, the next one at once, one that recovers in time, or nobody.</summary>
    /// <returns>Whom to ask now.</returns>
    /// <exception cref="LlmException">Nobody is left.</exception>
    private async ValueTask<Candidate> DecideAsync(CallFrame frame, Candidate candidate, Exception exception)
    {
        frame.Caller.ThrowIfCancellationRequested();
        var fault = exception as LlmException ?? Describe(frame, candidate, exception, isTimedOut: false, isCut: false);
        Remember(frame, candidate, fault);
        if (fault.EndsCall)
            throw frame.Race is null ? Failure(frame, fault, candidate) : fault;

        if (WaitForMoney(frame, fault) is { } untilMoney)
        {
            await WaitAsync(frame, untilMoney).ConfigureAwait(false);
            return candidate;
        }

        if (WaitBeforeRetry(frame, candidate, fault) is { } wait)
        {
            Log.Retrying(_logger, _name, candidate.Model.Key, fault.Kind, wait.TotalSeconds);
            frame.Observed?.Decide(new(CallDecisionKind.Retry, candidate.Model.Key) { Error = fault.Kind, Wait = wait });
            await WaitAsync(frame, wait).ConfigureAwait(false);
            frame.LastWait = wait;
            return candidate;
        }

        frame.LastWait = default;
        if (Attempts(frame) < _maxTotalAttempts && Following(frame, candidate, fault) is { } next)
        {
            Log.FallingBack(_logger, _name, candidate.Model.Key, fault.Kind);
            frame.Observed?.Decide(new(CallDecisionKind.Fallback, next.Model.Key) { Error = fault.Kind });
            return next;
        }

        // Another run of a hedged call may still answer; coming back is for the last one.
        if (frame.Race is null && ComeBack(frame, fault) is var (back, pause))
        {
            if (pause > TimeSpan.Zero)
            {
                Log.WaitingForRecovery(_logger, _name, back.Model.Key, pause.TotalSeconds);
                frame.Observed?.Decide(new(CallDecisionKind.Wait, back.Model.Key) { Error = fault.Kind, Wait = pause });
            }

            await WaitAsync(frame, pause).ConfigureAwait(false);
            return back;
        }

        throw frame.Race is null ? Failure(frame, fault, candidate) : fault;
    }

    private void Remember(CallFrame frame, Candidate candidate, LlmException fault)
    {
        if (frame.Order.IsOpen)
            OrderRest(frame);
        if (fault.IsRefusal)
            frame.Refuse(candidate.Model.Key, fault.Kind);
        if (fault.Kind == LlmErrorKind.ContextLength && candidate.Model.Facts.ContextWindow is { } window)
            frame.FailedWindow = Math.Max(frame.FailedWindow, window);

        // Of an open breaker the breaker itself says when it recovers.
        if (fault is { IsRetryable: true, RetryAfter: { } pause } and not { IsRefusal: true, Kind: LlmErrorKind.Overloaded })
            frame.Recover(new(candidate, _time.GetTimestamp() + Ticks(pause), fault.Kind));
    }

    private TimeSpan? WaitBeforeRetry(CallFrame frame, Candidate candidate, LlmException fault)
    {
        if (_retry is null || !fault.IsRetryable || fault.IsRefusal)
            return null;
        var failures = frame.FailuresOf(candidate.Model);
        var others = Remaining(frame, candidate, fault);
        if (failures >= _retry.MaxAttemptsFor(fault.Kind) || Attempts(frame) + others >= _maxTotalAttempts)
            return null;

        // Nobody sits out a wait that a provider asks for while somebody else can be asked.
        if (fault.RetryAfter is not null && others > 0)
            return null;
        var wait = _retry.Wait(failures, frame.LastWait, fault.RetryAfter);
        return Fits(frame, wait) && !IsOpenAfter(frame, candidate, wait) ? wait : null;
    }

    // A wait that would pass the deadline helps nobody: the call goes on, or fails at once with the error it has.
    private bool Fits(CallFrame frame, TimeSpan wait) =>
        frame.Deadline == 0 ? wait <= RetryTimes.LongestAskedWait : wait < _time.GetElapsedTime(_time.GetTimestamp(), frame.Deadline);

    private bool IsOpenAfter(CallFrame frame, Candidate candidate, TimeSpan wait)
    {
        if (candidate.Breaker is not { State: not BreakerState.Closed } breaker || frame.IgnoresBreakers)
            return false;
        var now = _time.GetTimestamp();
        return breaker.RecoversAt(now) > now + Ticks(wait);
    }

    /// <summary>The first candidate, in the route's order and then the chain's, that was not tried and may answer after this error.</summary>
    private Candidate? Following(CallFrame frame, Candidate failed, LlmException fault) =>
        frame.Race is { } race ? race.Claim(() => Find(frame, failed, fault)) : Find(frame, failed, fault);

    private Candidate? Find(CallFrame frame, Candidate? failed, LlmException? fault)
    {
        if (fault is { OnExceeded: OnExceeded.Downgrade } && failed is not null && FindCheaper(frame, failed, fault) is { } cheaper)
            return cheaper;
        for (var position = FirstOther(frame); position < _order.Length(frame.Order); position++)
        {
            if (MayFollow(frame, failed, fault, position))
                return _order[frame.Order, position];
        }

        return null;
    }

    private int Remaining(CallFrame frame, Candidate failed, LlmException fault)
    {
        var count = 0;
        for (var position = FirstOther(frame); position < _order.Length(frame.Order); position++)
        {
            if (MayFollow(frame, failed, fault, position))
                count++;
        }

        return count;
    }

    // Whom the caller named replaces the route, so that its order is empty and only the chain is left; a member has nobody else.
    private int FirstOther(CallFrame frame) => frame.IsMember ? _order.Length(frame.Order) : 0;

    private bool MayFollow(CallFrame frame, Candidate? failed, LlmException? fault, int position)
    {
        var candidate = _order[frame.Order, position];
        if (candidate == failed || frame.HasTried(candidate.Model) || frame.Race?.HasClaimed(candidate) == true)
            return false;
        if (fault is null ? position >= frame.Order.Count && (_order.On(frame.Order, position) & ErrorKinds.Timeout) == 0 : !fault.IsOneOf(_order.On(frame.Order, position)))
            return false;

        // What did not fit into one window does not fit into a smaller one.
        return !(candidate.Model.Facts.ContextWindow <= frame.FailedWindow);
    }

    /// <summary>The candidate that can be asked again first, when nobody else is left.</summary>
    private (Candidate Candidate, TimeSpan Wait)? ComeBack(CallFrame frame, LlmException last)
    {
        if (Attempts(frame) >= _maxTotalAttempts)
            return null;
        if (Plan.WhenAllOpen == WhenAllOpen.TryAnyway && last.IsRefusal && frame is { Attempts: 0, IgnoresBreakers: false } && FirstBroken(frame) is { } first)
        {
            frame.IgnoresBreakers = true;
            Log.TryingAnyway(_logger, _name, first.Model.Key);
            frame.Observed?.Decide(new(CallDecisionKind.TryAnyway, first.Model.Key) { Error = last.Kind });
            return (first, TimeSpan.Zero);
        }

        var now = _time.GetTimestamp();
        (Candidate Candidate, long At)? best = null;
        if (frame.Only is { } only)
            Consider(only);
        for (var position = FirstOther(frame); position < _order.Length(frame.Order); position++)
            Consider(_order[frame.Order, position]);
        if (best is not { } found)
            return null;
        var wait = Span(Math.Max(0, found.At - now));
        return Fits(frame, wait) ? (found.Candidate, wait) : null;

        void Consider(Candidate candidate)
        {
            if (RecoversAt(frame, candidate, now) is { } at && (best is null || at < best.Value.At))
                best = (candidate, at);
        }
    }

    private Candidate? FirstBroken(CallFrame frame)
    {
        if (frame.Only is { } only && frame.IsBroken(only.Model))
            return only;
        for (var position = FirstOther(frame); position < _order.Length(frame.Order); position++)
        {
            if (_order[frame.Order, position] is var candidate && frame.IsBroken(candidate.Model))
                return candidate;
        }

        return null;
    }

    private long? RecoversAt(CallFrame frame, Candidate candidate, long now)
    {
        if (!frame.HasTried(candidate.Model))
            return null;
        var failures = frame.FailuresOf(candidate.Model);
        long? at = null;
        foreach (var recovery in frame.Recoveries ?? [])
        {
            if (recovery.Candidate == candidate && _retry is not null && failures < _retry.MaxAttemptsFor(recovery.Kind))
                at = recovery.At;
        }

        // Time brings back who has a breaker or a wait in the way; not who failed, nor who lacks money.
        if (at is null && (failures > 0 || !frame.IsBroken(candidate.Model)))
            return null;
        if (candidate.Breaker is { } breaker && !frame.IgnoresBreakers)
        {
            // Without a deadline nothing says how long the caller is willing to wait for a breaker.
            var open = breaker.RecoversAt(now);
            if (open > now && (Plan.WhenAllOpen != WhenAllOpen.Wait || frame.Deadline == 0))
                return null;
            at = Math.Max(at ?? now, open);
        }

        return at;
    }

    private async ValueTask WaitAsync(CallFrame frame, TimeSpan wait)
    {
        frame.HasWaited = true;
        if (wait > TimeSpan.Zero)
            await WholeMilliseconds.DelayAsync(wait, _time, frame.Caller).ConfigureAwait(false);
    }

    /// <summary>Waits for a turn at a limited model.</summary>
    private async ValueTask<ModelPermit> EnterLimitsAsync(CallFrame frame, Candidate candidate)
    {
        if (IsOpenAfter(frame, candidate, TimeSpan.Zero))
            throw Broken(candidate);
        var options = candidate.Options;
        var tokens = candidate.Limiter.CountsTokens
            ? frame.CountFor(candidate.Model, RequestOptions.Merge(options, frame.CallerOptions, null, null)).UpperBound + (frame.CallerOptions?.MaxOutputTokens ?? options?.MaxOutputTokens ?? candidate.Model.Facts.MaxOutputTokens ?? 0)
            : 0;
        var (permit, wait) = await candidate.Limiter.EnterAsync(tokens, frame.Deadline, frame.Caller).ConfigureAwait(false);
        frame.HasWaited = true;
        return permit ?? throw new LlmException(
            LlmErrorKind.RateLimit, $"Model '{candidate.Model.Key}' has no turn for '{_name}' within the time that is left: its requests or tokens per minute are used up; raise TotalSeconds of [Timeout], or add a fallback.")
        {
            IsRefusal = true,
            IsRetryable = true,
            RetryAfter = wait > TimeSpan.Zero ? wait : null,
            Contract = Plan.Contract,
            Call = Plan.Call,
            Model = candidate.Model.Key,
            Provider = candidate.Model.Provider,
        };
    }

    private ValueTask<RateLimitLease?> EnterBulkheadAsync(CallFrame frame)
    {
        frame.HasWaited = true;
        return EnterBulkheadAsync(TimeLeft(frame, Timeout.InfiniteTimeSpan), frame.Caller);
    }

    /// <summary>Waits for a place among the runs of the call.</summary>
    /// <returns>The place, to be given back; <see langword="null"/> when runs are not limited.</returns>
    public async ValueTask<RateLimitLease?> EnterBulkheadAsync(TimeSpan limit, CancellationToken cancellationToken)
    {
        if (_bulkhead is null)
            return null;
        if (_bulkhead.TryEnter(out var turn))
            return turn;
        try
        {
            return await _bulkhead.EnterAsync(limit, cancellationToken).ConfigureAwait(false) ?? throw Full();
        }
        catch (TimeoutException exception)
        {
            throw TotalTimeout(exception);
        }
    }

    private LlmException Full()
    {
        var fault = new LlmException(
            LlmErrorKind.RateLimit, $"'{_name}' has {_bulkhead!.MaxConcurrency} runs under way and {_bulkhead.MaxQueued} waiting; raise MaxConcurrency or MaxQueued of [Bulkhead], or call it less often.")
        {
            IsRefusal = true, IsRetryable = true, Contract = Plan.Contract, Call = Plan.Call,
        };
        _runtime.Errors.RecordFailure(_runtime.Errors.Open(LlmComponents.Failover), fault.Kind, _name, null, fault);
        return fault;
    }

    private static int Attempts(CallFrame frame) => frame.Race?.Attempts ?? frame.Attempts;

    private long Ticks(TimeSpan span) => (long)(span.TotalSeconds * _time.TimestampFrequency);

    private TimeSpan Span(long ticks) => TimeSpan.FromSeconds((double)ticks / _time.TimestampFrequency);
}
