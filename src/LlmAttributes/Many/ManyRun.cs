using System.Diagnostics;

namespace LlmAttributes;

/// <summary>One run of many calls: reads its source as far as places are free, and gives outcomes when they are asked for.</summary>
internal sealed class ManyRun<TItem, TResult> : IDisposable
{
    private readonly Func<TItem, LlmCallOptions?, CancellationToken, Task<TResult>> _call;
    private readonly ManyOptions _options;
    private readonly ManyLimits _limits;
    private readonly ManyTally _tally;
    private readonly Activity? _span;
    private readonly CallBudget? _budget;
    private readonly CancellationToken _caller;
    private readonly CancellationTokenSource _limit;
    private readonly CancellationTokenSource _stop;
    private readonly List<Task<ManyOutcome<TItem, TResult>>> _running = [];
    private int _next;
    private LlmException? _over;

    public ManyRun(Func<TItem, LlmCallOptions?, CancellationToken, Task<TResult>> call, ManyOptions options, ManyLimits limits, ManyTally tally, Activity? span, CancellationToken caller)
    {
        (_call, _options, _limits, _tally, _span, _caller) = (call, options, limits, tally, span, caller);
        _budget = limits.BudgetUsd is { } usd ? new(usd, LlmScope.Current?.Budget) : null;
        _limit = new(limits.Time == Timeout.InfiniteTimeSpan ? limits.Time : WholeMilliseconds.RoundUp(limits.Time), options.TimeProvider);
        _stop = CancellationTokenSource.CreateLinkedTokenSource(_limit.Token, caller);
    }

    /// <summary>Cancelled by the caller, the time that is up, or the first failure where that ends the run.</summary>
    public CancellationToken Token => _stop.Token;

    /// <summary>Why no further item begins; <see langword="null"/> while items do.</summary>
    public LlmException? Over => _over ??= _limit.IsCancellationRequested
        ? _tally.Over(LlmErrorKind.Timeout, "the time of all items is up; raise TimeoutSeconds of [Many], or MaxConcurrency")
        : _limits.BudgetUsd is { } usd && (_tally.SpentUsd >= usd || _budget!.LeftPico <= 0)
        ? _tally.Over(LlmErrorKind.Budget, "the budget of all items is used up; raise BudgetUsd of [Many]")
        : null;

    public bool HasPlace => _running.Count < _limits.MaxConcurrency;

    public bool IsIdle => _running.Count == 0;

    /// <summary>What has to end before the next outcome is there.</summary>
    public IEnumerable<Task> Awaited => _limits.InOrder ? _running.Take(1) : _running;

    public void Begin(TItem item) => _running.Add(Over is { } over ? Task.FromResult(Refused(item, over)) : AskAsync(_next++, item));

    /// <summary>Takes an outcome that is there.</summary>
    public bool TryTake(out ManyOutcome<TItem, TResult>? outcome)
    {
        outcome = null;
        var at = _limits.InOrder ? _running is [{ IsCompleted: true }, ..] ? 0 : -1 : _running.FindIndex(static task => task.IsCompleted);
        if (at < 0)
            return false;

        // What the call throws is a part of its outcome, so that this never does.
        outcome = _running[at].GetAwaiter().GetResult();
        _running.RemoveAt(at);
        _tally.Count(outcome, _running.Count);
        if (outcome.State == ManyState.Failed && _limits.StopOnFailure && _over is null)
        {
            _over = _tally.Over(LlmErrorKind.Unknown, $"item {outcome.Index} failed, and the first failure ends the run");
            _stop.Cancel();
        }

        return true;
    }

    /// <summary>Waits for what is under way, which is cancelled.</summary>
    public async Task EndAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await Task.WhenAll(_running).ConfigureAwait(false);
    }

    public void Dispose()
    {
        _stop.Dispose();
        _limit.Dispose();
    }

    private ManyOutcome<TItem, TResult> Refused(TItem item, LlmException over) => new(_next++, item) { State = ManyState.NotStarted, Error = over };

    private async Task<ManyOutcome<TItem, TResult>> AskAsync(int index, TItem item)
    {
        // Both flow with this item alone.
        if (_span is not null)
            Activity.Current = _span;
        using var scope = _budget is null ? null : LlmScope.Begin(tenant: null, budget: _budget);
        var start = _options.TimeProvider.GetTimestamp();
        try
        {
            var result = await _call(item, _options.CallOptions, _stop.Token).ConfigureAwait(false);
            return new(index, item) { State = ManyState.Succeeded, Result = result, Duration = _options.TimeProvider.GetElapsedTime(start) };
        }
        catch (Exception exception)
        {
            var isCancelled = exception is OperationCanceledException && _stop.IsCancellationRequested;
            var error = isCancelled && !_caller.IsCancellationRequested && Over is { } over ? over : exception;
            return new(index, item) { State = isCancelled ? ManyState.Cancelled : ManyState.Failed, Error = error, Duration = _options.TimeProvider.GetElapsedTime(start) };
        }
    }
}
