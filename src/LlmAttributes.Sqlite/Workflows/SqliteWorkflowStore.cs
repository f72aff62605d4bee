namespace LlmAttributes;

/// <summary>The steps of workflows in a <see cref="SqliteStore"/>. Each run that is taken takes some with it that nobody has worked on for long.</summary>
/// <param name="writer">The file.</param>
/// <param name="days">How long a run is kept after its last lease; <see langword="null"/> for ever.</param>
internal sealed class SqliteWorkflowStore(SqliteWriter writer, double? days) : IWorkflowStore
{
    private readonly SqliteStatement _other = writer.Session.Statement(WorkflowSql.Other, 4);
    private readonly SqliteStatement _take = writer.Session.Statement(WorkflowSql.Take, 4);
    private readonly SqliteStatement _extend = writer.Session.Statement(WorkflowSql.Extend, 4);
    private readonly SqliteStatement _release = writer.Session.Statement(WorkflowSql.Release, 3);
    private readonly SqliteStatement _add = writer.Session.Statement(WorkflowSql.Add, 7);
    private readonly SqliteStatement _read = writer.Session.Statement(WorkflowSql.Read, 2);
    private readonly SqliteStatement _removeSteps = writer.Session.Statement(WorkflowSql.RemoveSteps, 2);
    private readonly SqliteStatement _removeRun = writer.Session.Statement(WorkflowSql.RemoveRun, 2);
    private readonly SqliteStatement _use = writer.Session.Statement(WorkflowSql.Use, 3);
    private readonly SqliteStatement _isOld = writer.Session.Statement(WorkflowSql.IsOld, 3);
    private readonly SqliteStatement _old = writer.Session.Statement(WorkflowSql.Old, 1);
    private readonly SqliteStatement _removeUse = writer.Session.Statement(WorkflowSql.RemoveUse, 2);

    public async ValueTask<DateTimeOffset?> AcquireAsync(WorkflowRunKey run, string owner, DateTimeOffset now, DateTimeOffset until, CancellationToken cancellationToken) =>
        await writer.RunAsync(() => Acquire(run, owner, now, until), cancellationToken).ConfigureAwait(false);

    public async ValueTask<bool> ExtendAsync(WorkflowRunKey run, string owner, DateTimeOffset until, CancellationToken cancellationToken) =>
        await writer.RunAsync(() => Extend(run, owner, until), cancellationToken).ConfigureAwait(false);

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
        await writer.RunAsync(() => Remove(run), cancellationToken).ConfigureAwait(false);

    private DateTimeOffset? Acquire(WorkflowRunKey run, string owner, DateTimeOffset now, DateTimeOffset until)
    {
        if (_other.Number(run.Workflow, run.RunId, owner, now.UtcTicks) is { } ticks)
            return new(ticks, TimeSpan.Zero);
        if (days is { } kept)
            RemoveOld(run, (now - TimeSpan.FromDays(kept)).UtcTicks);
        _take.Execute(run.Workflow, run.RunId, owner, until.UtcTicks);
        _use.Execute(run.Workflow, run.RunId, until.UtcTicks);
        return null;
    }

    private bool Extend(WorkflowRunKey run, string owner, DateTimeOffset until) =>
        _extend.Execute(run.Workflow, run.RunId, owner, until.UtcTicks) > 0 && _use.Execute(run.Workflow, run.RunId, until.UtcTicks) > 0;

    // The run that is wanted may be none of the few that are looked for.
    private void RemoveOld(WorkflowRunKey run, long before)
    {
        List<WorkflowRunKey> old = [];
        using (var rows = _old.Read(before))
        {
            while (rows.Read())
                old.Add(new(rows.GetString(0), rows.GetString(1)));
        }

        if (_isOld.Number(run.Workflow, run.RunId, before) is not null)
            old.Add(run);
        foreach (var one in old)
            Remove(one);
    }

    private int Remove(WorkflowRunKey run) => _removeSteps.Execute(run.Workflow, run.RunId) + _removeRun.Execute(run.Workflow, run.RunId) + _removeUse.Execute(run.Workflow, run.RunId);

    private List<WorkflowRecord> Read(WorkflowRunKey run)
    {
        List<WorkflowRecord> steps = [];
        using var rows = _read.Read(run.Workflow, run.RunId);
        while (rows.Read())
            steps.Add(new(new LlmCacheKey(Convert.FromHexString(rows.GetString(0))), rows.GetString(1), rows.GetString(2), rows.GetFieldValue<byte[]>(3)));
        return steps;
    }
}
