namespace LlmAttributes;

/// <summary>The steps of workflows in a <see cref="SqliteStore"/>.</summary>
internal sealed class SqliteWorkflowStore(SqliteWriter writer) : IWorkflowStore
{
    private readonly SqliteStatement _other = writer.Session.Statement(WorkflowSql.Other, 4);
    private readonly SqliteStatement _take = writer.Session.Statement(WorkflowSql.Take, 4);
    private readonly SqliteStatement _extend = writer.Session.Statement(WorkflowSql.Extend, 4);
    private readonly SqliteStatement _release = writer.Session.Statement(WorkflowSql.Release, 3);
    private readonly SqliteStatement _add = writer.Session.Statement(WorkflowSql.Add, 7);
    private readonly SqliteStatement _read = writer.Session.Statement(WorkflowSql.Read, 2);
    private readonly SqliteStatement _removeSteps = writer.Session.Statement(WorkflowSql.RemoveSteps, 2);
    private readonly SqliteStatement _removeRun = writer.Session.Statement(WorkflowSql.RemoveRun, 2);

    public async ValueTask<DateTimeOffset?> AcquireAsync(WorkflowRunKey run, string owner, DateTimeOffset now, DateTimeOffset until, CancellationToken cancellationToken) =>
        await writer.RunAsync(() => Acquire(run, owner, now, until), cancellationToken).ConfigureAwait(false);

    public async ValueTask<bool> ExtendAsync(WorkflowRunKey run, string owner, DateTimeOffset until, CancellationToken cancellationToken) =>
        await writer.RunAsync(() => _extend.Execute(run.Workflow, run.RunId, owner, until.UtcTicks), cancellationToken).ConfigureAwait(false) > 0;

    public async ValueTask ReleaseAsync(WorkflowRunKey run, string owner, CancellationToken cancellationToken) =>
        await writer.RunAsync(() => _release.Execute(run.Workflow, run.RunId, owner), cancellationToken).ConfigureAwait(false);

    public async ValueTask<IReadOnlyList<WorkflowRecord>> ReadAsync(WorkflowRunKey run, CancellationToken cancellationToken) =>
        await writer.RunAsync(() => Read(run), cancellationToken).ConfigureAwait(false);

    public async ValueTask<bool> AddAsync(WorkflowRunKey run, string owner, WorkflowRecord record, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(record);
        return await writer.RunAsync(() => _add.Execute(run.Workflow, run.RunId, owner, record.Key.ToString(), record.Place, record.Step, record.Answer.ToArray()), cancellationToken).ConfigureAwait(false) > 0;
    }

    public async ValueTask RemoveAsync(WorkflowRunKey run, CancellationToken cancellationToken) =>
        await writer.RunAsync(() => _removeSteps.Execute(run.Workflow, run.RunId) + _removeRun.Execute(run.Workflow, run.RunId), cancellationToken).ConfigureAwait(false);

    private DateTimeOffset? Acquire(WorkflowRunKey run, string owner, DateTimeOffset now, DateTimeOffset until)
    {
        if (_other.Number(run.Workflow, run.RunId, owner, now.UtcTicks) is { } ticks)
            return new(ticks, TimeSpan.Zero);
        _take.Execute(run.Workflow, run.RunId, owner, until.UtcTicks);
        return null;
    }

    private List<WorkflowRecord> Read(WorkflowRunKey run)
    {
        List<WorkflowRecord> steps = [];
        using var rows = _read.Read(run.Workflow, run.RunId);
        while (rows.Read())
            steps.Add(new(new LlmCacheKey(Convert.FromHexString(rows.GetString(0))), rows.GetString(1), rows.GetString(2), rows.GetFieldValue<byte[]>(3)));
        return steps;
    }
}
