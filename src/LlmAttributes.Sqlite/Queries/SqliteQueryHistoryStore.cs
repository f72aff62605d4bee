namespace LlmAttributes;

/// <summary>The history of queries in a <see cref="SqliteStore"/>.</summary>
internal sealed class SqliteQueryHistoryStore(SqliteWriter writer) : IQueryHistoryStore
{
    private readonly SqliteStatement _add = writer.Session.Statement(QuerySql.Add, 8);
    private readonly SqliteStatement _trim = writer.Session.Statement(QuerySql.Trim, 1);
    private readonly SqliteStatement _newest = writer.Session.Statement(QuerySql.Newest, 1);

    public async ValueTask AddAsync(IReadOnlyList<QueryRecord> entries, int capacity, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(entries);
        if (entries.Count > 0)
            await writer.RunAsync(() => Add(entries, capacity), cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask<IReadOnlyList<QueryRecord>> ReadAsync(int capacity, CancellationToken cancellationToken) =>
        await writer.RunAsync(() => Read(capacity), cancellationToken).ConfigureAwait(false);

    private int Add(IReadOnlyList<QueryRecord> entries, int capacity)
    {
        foreach (var entry in entries)
            _add.Execute(entry.At.UtcTicks, (long)entry.Task, (long)entry.Band, (long)entry.Strategies, entry.Score, entry.Query, entry.Answer, entry.Partition);
        return _trim.Execute((long)capacity);
    }

    private List<QueryRecord> Read(int capacity)
    {
        List<QueryRecord> found = [];
        using var rows = _newest.Read((long)capacity);
        while (rows.Read())
        {
            found.Add(new(new DateTimeOffset(rows.GetInt64(0), TimeSpan.Zero), (TaskType)rows.GetInt64(1), (ClarityBand)rows.GetInt64(2), (QueryStrategies)rows.GetInt64(3), rows.GetDouble(4))
            {
                Query = rows.IsDBNull(5) ? null : rows.GetString(5),
                Answer = rows.IsDBNull(6) ? null : rows.GetString(6),
                Partition = rows.IsDBNull(7) ? null : rows.GetString(7),
            });
        }

        return found;
    }
}
