using System.Globalization;
using System.Threading.RateLimiting;

namespace LlmAttributes.Runtime;

/// <content>What happens around an attempt: bulkhead, breaker and limits before it, books, breaker and the decision on a retry after it.</content>
public sealed partial class BoundOperation
{
    private long NewDeadline() => _total == Timeout.InfiniteTimeSpan ? 0 : _time.GetTimestamp() + Ticks(_total);

    private TimeSpan TimeLeft(long deadline) => _time.GetElapsedTime(_time.GetTimestamp(), deadline);

    private async ValueTask<RateLimitLease> EnterBulkheadAsync(long deadline, CancellationToken caller)
    {
        if (_bulkhead!.TryEnter(out var turn))
            return turn;
        try
        {
            // The deadline was set a moment ago, so some time is left.
            var limit = deadline == 0 ? Timeout.InfiniteTimeSpan : TimeLeft(deadline);
            if (await _bulkhead.EnterAsync(limit, caller).ConfigureAwait(false) is { } later)
                return later;
        }
        catch (TimeoutException exception)
        {
            throw Report(TotalTimeout(exception));
        }

        throw Report(new LlmException(
            LlmErrorKind.RateLimit, $"'{_name}' has {_bulkhead.MaxConcurrency} runs under way and {_bulkhead.MaxQueued} waiting; raise MaxConcurrency or MaxQueued of [Bulkhead], or call it less often.")
        {
            IsRefusal = true, IsRetryable = true, Contract = _plan.Contract, Call = _plan.Call,
        });
    }

    /// <summary>Passes the breaker.</summary>
    /// <returns>How long to wait before it is asked again; <see langword="null"/> when the attempt may begin.</returns>
    /// <exception cref="LlmException">It is open.</exception>
    private TimeSpan? PassBreaker(ref OperationProgress progress)
    {
        if (_breaker is null)
            return null;
        var now = _time.GetTimestamp();
        if (progress.HasEntered = _breaker.TryEnter(now, out progress.Era))
            return null;
        if (_plan.WhenAllOpen == WhenAllOpen.TryAnyway)
            return null;
        var wait = Span(Math.Max(0, _breaker.RecoversAt(now) - now));

        // Without a deadline nothing says how long the caller is willing to wait.
        if (_plan.WhenAllOpen != WhenAllOpen.Wait || progress.Deadline == 0 || wait >= TimeLeft(progress.Deadline))
        {
            throw new LlmException(LlmErrorKind.Overloaded, $"The circuit breaker of '{_plan.Contract}' is open, so '{_name}' was not run; wait, or add a fallback.")
            {
                IsRefusal = true, IsRetryable = true, Contract = _plan.Contract, Call = _plan.Call, RetryAfter = wait > TimeSpan.Zero ? wait : null,
            };
        }

        progress.HasWaited = true;
        return wait;
    }

    /// <summary>Starts the clock of an attempt.</summary>
    /// <param name="progress">The run.</param>
    /// <param name="limit">How long the attempt may take; infinite is no limit.</param>
    /// <param name="caller">The caller's token.</param>
    /// <param name="isLimitedLater">Whether a limit follows that the token must know too.</param>
    /// <returns>The token that ends the attempt.</returns>
    private CancellationToken BeginLimit(ref OperationProgress progress, TimeSpan limit, CancellationToken caller, bool isLimitedLater = false)
    {
        var isLast = false;
        if (progress.Deadline != 0)
        {
            var left = progress.HasWaited ? TimeLeft(progress.Deadline) : _total;
            if (left <= TimeSpan.Zero)
                throw TotalTimeout(null);
            isLast = IsFirst(left, limit);
            limit = isLast ? left : limit;
        }

        if (limit == Timeout.InfiniteTimeSpan && !isLimitedLater)
            return caller;
        progress.Source = new(limit, _time, caller) { IsLast = isLast };
        return progress.Source.Token;
    }

    private static bool IsFirst(TimeSpan left, TimeSpan limit) => limit == Timeout.InfiniteTimeSpan || left <= limit;

    private void Succeeded(ref OperationProgress progress)
    {
        progress.EndLimit();
        if (progress.HasEntered)
            _breaker!.Succeeded(progress.Era, _time.GetTimestamp());
        progress.HasEntered = false;
        _errors.RecordSuccess();
        progress.Trace?.EndAttempt(null);
    }

    /// <summary>Counts a failed attempt, unless the caller cancelled it, and tells the breaker.</summary>
    /// <returns>What the attempt failed with, for whoever called.</returns>
    private Exception Failed(ref OperationProgress progress, Exception exception, string limitText, TimeSpan limit, CancellationToken caller)
    {
        var isTimedOut = progress.Source is { IsCancellationRequested: true };
        var isLast = progress.Source is { IsLast: true };
        progress.EndLimit();
        progress.Last = default;
        if (caller.IsCancellationRequested)
        {
            LeaveBreaker(ref progress);
            exception = exception as OperationCanceledException ?? new OperationCanceledException(null, exception, caller);
            progress.Trace?.EndAttempt(exception);
            return exception;
        }

        var isOver = (isTimedOut && isLast) || (progress.Deadline != 0 && TimeLeft(progress.Deadline) <= TimeSpan.Zero);
        if (isTimedOut)
            exception = isOver ? TotalTimeout(exception) : new TimeoutException(string.Format(CultureInfo.InvariantCulture, limitText, _name, limit.TotalSeconds), exception);
        progress.Last = Count(exception);

        // The total limit says something of the implementation only where one attempt had all the time.
        if (isTimedOut && isOver && progress.Failures > 0)
            LeaveBreaker(ref progress);
        else
            TellBreaker(ref progress);
        if (isOver)
            progress.Last = default;
        progress.Failures++;
        progress.Trace?.EndAttempt(exception);
        return exception;
    }

    /// <summary>Counts a synchronous run that failed. Who cancelled it cannot be told, so no cancellation is a failure unless it is known to be a timeout.</summary>
    private void Failed(ref OperationProgress progress, Exception exception)
    {
        progress.Trace?.EndAttempt(exception);
        if (IsCancelled(exception))
        {
            LeaveBreaker(ref progress);
            return;
        }

        progress.Last = Count(exception);
        TellBreaker(ref progress);
    }

    private ErrorClassification Count(Exception exception)
    {
        var found = _runtime.Classifier.Classify(exception);
        _runtime.Errors.RecordFailure(_errors, found.Kind, _name, found.StatusCode, exception);
        return found;
    }

    private Exception Report(Exception exception)
    {
        Count(exception);
        return exception;
    }

    private void LeaveBreaker(ref OperationProgress progress)
    {
        if (progress.HasEntered)
            _breaker!.Left(progress.Era);
        progress.HasEntered = false;
    }

    private void TellBreaker(ref OperationProgress progress)
    {
        if (!progress.HasEntered)
            return;
        progress.HasEntered = false;
        var found = progress.Last;
        if (found.IsRetryable || ErrorKinds.Passing.Contains(found.Kind))
            _breaker!.Failed(progress.Era, _time.GetTimestamp(), found.Kind is LlmErrorKind.RateLimit or LlmErrorKind.Overloaded ? found.RetryAfter : null);
        else
            _breaker!.Succeeded(progress.Era, _time.GetTimestamp());
    }

    /// <summary>Decides on another attempt.</summary>
    /// <returns>The wait before it; <see langword="null"/> when there is none.</returns>
    private TimeSpan? WaitBeforeRetry(ref OperationProgress progress, Exception failure)
    {
        var found = progress.Last;
        if (_retry is null || !found.IsRetryable || failure is LlmException { IsRefusal: true }
            || progress.Failures >= Math.Min(_retry.MaxAttemptsFor(found.Kind), _retry.MaxTotalAttempts(1)))
            return null;
        var wait = _retry.Wait(progress.Failures, progress.LastWait, found.RetryAfter);
        if (_breaker is { State: not BreakerState.Closed } && _plan.WhenAllOpen != WhenAllOpen.TryAnyway)
        {
            var now = _time.GetTimestamp();
            var open = Span(_breaker.RecoversAt(now) - now);
            if (open > wait && (_plan.WhenAllOpen == WhenAllOpen.Fail || progress.Deadline == 0))
                return null;
            wait = open > wait ? open : wait;
        }

        // A wait that would pass the deadline helps nobody: the run fails at once with the error it has.
        if (progress.Deadline == 0 ? wait > RetryTimes.LongestAskedWait : wait >= TimeLeft(progress.Deadline))
            return null;
        Log.RetryingOperation(_logger, _name, found.Kind, wait.TotalSeconds);
        progress.Trace?.Retry(found.Kind, wait);
        progress.LastWait = wait;
        progress.HasWaited = true;
        return wait;
    }

    private TimeoutException TotalTimeout(Exception? inner) =>
        new(FormattableString.Invariant($"'{_name}' did not end within {_total.TotalSeconds} s; raise TotalSeconds of [Timeout]."), inner);

    private long Ticks(TimeSpan span) => (long)(span.TotalSeconds * _time.TimestampFrequency);

    private TimeSpan Span(long ticks) => TimeSpan.FromSeconds((double)ticks / _time.TimestampFrequency);
}
