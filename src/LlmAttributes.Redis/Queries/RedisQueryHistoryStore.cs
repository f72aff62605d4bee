using StackExchange.Redis;

namespace LlmAttributes;

/// <summary>The history of queries in a <see cref="RedisStore"/>.</summary>
internal sealed class RedisQueryHistoryStore(RedisServer server) : IQueryHistoryStore
{
    public async ValueTask AddAsync(IReadOnlyList<QueryRecord> entries, int capacity, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(entries);
        if (entries.Count > 0)
            await AskAsync(QueryScripts.Add, [capacity, .. entries.Select(QueryLine.Write)], cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask<IReadOnlyList<QueryRecord>> ReadAsync(int capacity, CancellationToken cancellationToken)
    {
        var lines = (byte[][])(await AskAsync(QueryScripts.Read, [capacity], cancellationToken).ConfigureAwait(false))!;
        return [.. lines.Select(QueryLine.Read).OfType<QueryRecord>()];
    }

    private async Task<RedisResult> AskAsync(string script, RedisValue[] values, CancellationToken cancellationToken)
    {
        try
        {
            return await server.RunAsync(script, [server.Key("queries")], values).WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (RedisAwayException e)
        {
            throw server.Explain(e);
        }
    }
}
