namespace LlmAttributes.Behavior.Tests.Harness;

/// <summary>A store that cannot be reached while it is told so.</summary>
internal sealed class CutOffStore(IWorkflowStore store) : IWorkflowStore
{
    public bool IsCutOff { get; set; }

    public ValueTask<DateTimeOffset?> AcquireAsync(WorkflowRunKey run, string owner, DateTimeOffset now, DateTimeOffset until, CancellationToken cancellationToken) =>
        Reached.AcquireAsync(run, owner, now, until, cancellationToken);

    public ValueTask<bool> ExtendAsync(WorkflowRunKey run, string owner, DateTimeOffset until, CancellationToken cancellationToken) => Reached.ExtendAsync(run, owner, until, cancellationToken);

    public ValueTask ReleaseAsync(WorkflowRunKey run, string owner, CancellationToken cancellationToken) => Reached.ReleaseAsync(run, owner, cancellationToken);

    public ValueTask<IReadOnlyList<WorkflowRecord>> ReadAsync(WorkflowRunKey run, CancellationToken cancellationToken) => Reached.ReadAsync(run, cancellationToken);

    public ValueTask<bool> AddAsync(WorkflowRunKey run, string owner, WorkflowRecord record, CancellationToken cancellationToken) => Reached.AddAsync(run, owner, record, cancellationToken);

    public ValueTask RemoveAsync(WorkflowRunKey run, CancellationToken cancellationToken) => Reached.RemoveAsync(run, cancellationToken);

    private IWorkflowStore Reached => IsCutOff ? throw new IOException("no route") : store;
}
