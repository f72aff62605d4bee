namespace LlmAttributes;

/// <summary>Keeps the steps of workflows in the process: a run that failed goes on, one whose process ended does not. Thread-safe.</summary>
public sealed class MemoryWorkflowStore : IWorkflowStore
{
    private readonly Dictionary<WorkflowRunKey, Run> _runs = [];

    /// <inheritdoc/>
    public ValueTask<DateTimeOffset?> AcquireAsync(WorkflowRunKey run, string owner, DateTimeOffset now, DateTimeOffset until, CancellationToken cancellationToken)
    {
        lock (_runs)
        {
            if (!_runs.TryGetValue(run, out var known))
                _runs[run] = known = new();
            if (known.Owner is not null && known.Owner != owner && known.Until > now)
                return new(known.Until);
            (known.Owner, known.Until) = (owner, until);
            return new((DateTimeOffset?)null);
        }
    }

    /// <inheritdoc/>
    public ValueTask<bool> ExtendAsync(WorkflowRunKey run, string owner, DateTimeOffset until, CancellationToken cancellationToken)
    {
        lock (_runs)
        {
            if (Find(run, owner) is not { } known)
                return new(false);
            known.Until = until;
            return new(true);
        }
    }

    /// <inheritdoc/>
    public ValueTask ReleaseAsync(WorkflowRunKey run, string owner, CancellationToken cancellationToken)
    {
        lock (_runs)
        {
            if (Find(run, owner) is { } known)
                known.Owner = null;
        }

        return default;
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<WorkflowRecord>> ReadAsync(WorkflowRunKey run, CancellationToken cancellationToken)
    {
        lock (_runs)
            return new(_runs.TryGetValue(run, out var known) ? [.. known.Steps] : []);
    }

    /// <inheritdoc/>
    public ValueTask<bool> AddAsync(WorkflowRunKey run, string owner, WorkflowRecord record, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(record);
        lock (_runs)
        {
            if (Find(run, owner) is not { } known)
                return new(false);
            known.Steps.Add(record);
            return new(true);
        }
    }

    /// <inheritdoc/>
    public ValueTask RemoveAsync(WorkflowRunKey run, CancellationToken cancellationToken)
    {
        lock (_runs)
            _runs.Remove(run);
        return default;
    }

    private Run? Find(WorkflowRunKey run, string owner) => _runs.TryGetValue(run, out var known) && known.Owner == owner ? known : null;

    private sealed class Run
    {
        public string? Owner { get; set; }

        public DateTimeOffset Until { get; set; }

        public List<WorkflowRecord> Steps { get; } = [];
    }
}
