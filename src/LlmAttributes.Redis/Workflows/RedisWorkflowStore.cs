using System.Globalization;
using StackExchange.Redis;

namespace LlmAttributes;

/// <summary>The steps of workflows in a <see cref="RedisStore"/>.</summary>
internal sealed class RedisWorkflowStore(RedisServer server, double? days) : IWorkflowStore
{
    private const int FieldsOfStep = 4;

    private readonly long _lifetime = days is { } all ? (long)Math.Ceiling(TimeSpan.FromDays(all).TotalMilliseconds) : 0;

    public async ValueTask<DateTimeOffset?> AcquireAsync(WorkflowRunKey run, string owner, DateTimeOffset now, DateTimeOffset until, CancellationToken cancellationToken)
    {
        var other = await AskAsync(WorkflowScripts.Acquire, run, [_lifetime, owner, Microseconds(now), Microseconds(until), server.UsesServerClock], cancellationToken).ConfigureAwait(false);
        return other.IsNull ? null : DateTimeOffset.UnixEpoch.AddTicks(long.Parse((string)other!, CultureInfo.InvariantCulture) * TimeSpan.TicksPerMicrosecond);
    }

    public async ValueTask<bool> ExtendAsync(WorkflowRunKey run, string owner, DateTimeOffset until, CancellationToken cancellationToken) =>
        (bool)await AskAsync(WorkflowScripts.Extend, run, [_lifetime, owner, Microseconds(until), server.UsesServerClock], cancellationToken).ConfigureAwait(false);

    public async ValueTask ReleaseAsync(WorkflowRunKey run, string owner, CancellationToken cancellationToken) =>
        await AskAsync(WorkflowScripts.Release, run, [_lifetime, owner], cancellationToken).ConfigureAwait(false);

    public async ValueTask<IReadOnlyList<WorkflowRecord>> ReadAsync(WorkflowRunKey run, CancellationToken cancellationToken)
    {
        var fields = (RedisValue[])(await AskAsync(WorkflowScripts.Read, run, [], cancellationToken).ConfigureAwait(false))!;
        var steps = new WorkflowRecord[fields.Length / FieldsOfStep];
        for (var i = 0; i < steps.Length; i++)
        {
            var step = fields.AsSpan(i * FieldsOfStep, FieldsOfStep);
            steps[i] = new(new LlmCacheKey(Convert.FromHexString((string)step[0]!)), (string)step[1]!, (string)step[2]!, (byte[])step[3]!);
        }

        return steps;
    }

    public async ValueTask<bool> AddAsync(WorkflowRunKey run, string owner, WorkflowRecord record, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(record);
        return (bool)await AskAsync(WorkflowScripts.Add, run, [_lifetime, owner, record.Key.ToString(), record.Place, record.Step, record.Answer], cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask RemoveAsync(WorkflowRunKey run, CancellationToken cancellationToken) => await AskAsync(WorkflowScripts.Remove, run, [], cancellationToken).ConfigureAwait(false);

    private static long Microseconds(DateTimeOffset time) => (time.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks) / TimeSpan.TicksPerMicrosecond;

    private async Task<RedisResult> AskAsync(string script, WorkflowRunKey run, RedisValue[] values, CancellationToken cancellationToken)
    {
        var name = run.Workflow + "\n" + run.RunId;
        try
        {
            return await server.RunAsync(script, [server.Key("run:" + name), server.Key("steps:" + name)], values).WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (RedisAwayException e)
        {
            throw server.Explain(e);
        }
    }
}
