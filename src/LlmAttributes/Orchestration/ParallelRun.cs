namespace LlmAttributes;

/// <summary>Runs a step for each item, several at once.</summary>
internal sealed class ParallelRun<TItem, T>
{
    private readonly TItem[] _items;
    private readonly Func<TItem, CancellationToken, ValueTask<T>> _step;
    private readonly int _maxConcurrency;
    private readonly StepOutcome<T>[] _outcomes;
    private readonly string? _group = WorkflowBranch.NewGroup();
    private Exception? _first;
    private int _next = -1;

    public ParallelRun(IEnumerable<TItem> items, Func<TItem, CancellationToken, ValueTask<T>> step, int maxConcurrency)
    {
        ArgumentNullException.ThrowIfNull(items);
        ArgumentNullException.ThrowIfNull(step);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxConcurrency, 1);
        _items = [.. items];
        _step = step;
        _maxConcurrency = maxConcurrency;
        _outcomes = new StepOutcome<T>[_items.Length];
    }

    /// <summary>Whether the first failure cancels the other steps and is thrown.</summary>
    public bool StopsAtFailure { get; init; }

    public async Task<StepOutcome<T>[]> RunAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var others = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var workers = new Task[Math.Min(_maxConcurrency, _items.Length)];
        for (var i = 0; i < workers.Length; i++)
            workers[i] = WorkAsync(others);
        await Task.WhenAll(workers).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        if (_first is not null)
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(_first);
        return _outcomes;
    }

    private async Task WorkAsync(CancellationTokenSource others)
    {
        for (var i = Interlocked.Increment(ref _next); i < _items.Length && !others.IsCancellationRequested; i = Interlocked.Increment(ref _next))
        {
            var item = _items[i];
            try
            {
                _outcomes[i] = StepOutcome<T>.Of(await WorkflowBranch.RunAsync(_group, i, token => _step(item, token), others.Token).ConfigureAwait(false));
            }
            catch (Exception exception)
            {
                _outcomes[i] = StepOutcome<T>.Of(exception);
                if (!StopsAtFailure && !Workflow.IsTakenOver(exception))
                    continue;
                Interlocked.CompareExchange(ref _first, exception, null);
                await others.CancelAsync().ConfigureAwait(false);
            }
        }
    }
}
