namespace LlmAttributes;

/// <summary>The conversations of a <see cref="SqliteStore"/>.</summary>
internal sealed class SqliteConversationStore(SqliteWriter writer) : IConversationStore
{
    private readonly SqliteStatement _append = writer.Session.Statement(ConversationSql.Append, 4);
    private readonly SqliteStatement _summary = writer.Session.Statement(ConversationSql.Summary, 1);
    private readonly SqliteStatement _turns = writer.Session.Statement(ConversationSql.Turns, 3);
    private readonly SqliteStatement _summarise = writer.Session.Statement(ConversationSql.Summarise, 4);
    private readonly SqliteStatement _deleteTurns = writer.Session.Statement(ConversationSql.DeleteTurns, 1);
    private readonly SqliteStatement _deleteSummary = writer.Session.Statement(ConversationSql.DeleteSummary, 1);

    public async ValueTask<Conversation> ReadAsync(string id, int maxTurns, CancellationToken cancellationToken) =>
        await writer.RunAsync(() => Read(id, maxTurns), cancellationToken).ConfigureAwait(false);

    public async ValueTask AppendAsync(string id, string user, string answer, bool isSensitive, CancellationToken cancellationToken) =>
        await writer.RunAsync(() => _append.Execute(id, user, answer, isSensitive), cancellationToken).ConfigureAwait(false);

    public async ValueTask SummariseAsync(string id, long through, string summary, bool isSensitive, CancellationToken cancellationToken) =>
        await writer.RunAsync(() => _summarise.Execute(id, through, summary, isSensitive), cancellationToken).ConfigureAwait(false);

    public async ValueTask DeleteAsync(string id, CancellationToken cancellationToken) =>
        await writer.RunAsync(() => _deleteTurns.Execute(id) + _deleteSummary.Execute(id), cancellationToken).ConfigureAwait(false);

    private Conversation Read(string id, int maxTurns)
    {
        string? summary = null;
        var through = 0L;
        var isSummarySensitive = false;
        using (var rows = _summary.Read(id))
        {
            if (rows.Read())
                (summary, through, isSummarySensitive) = (rows.GetString(0), rows.GetInt64(1), rows.GetBoolean(2));
        }

        List<ConversationTurn> turns = [];
        using (var rows = _turns.Read(id, through, (long)maxTurns))
        {
            while (rows.Read())
                turns.Add(new(rows.GetInt64(0), rows.GetString(1), rows.GetString(2), rows.GetBoolean(3)));
        }

        return new(summary, turns, isSummarySensitive);
    }
}
