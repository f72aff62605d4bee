using System.Globalization;
using Microsoft.Data.Sqlite;

namespace LlmAttributes;

/// <summary>The ledger of a <see cref="SqliteStore"/>.</summary>
internal sealed class SqliteLedgerStore(SqliteWriter writer) : ILedgerStore
{
    // How long after its last day a writer is remembered, so that a batch of which it does not know whether it was kept is not added twice.
    private const int RememberedDays = 8;

    private readonly SqliteStatement _begin = writer.Session.Statement(LedgerSql.Begin, 3);
    private readonly SqliteStatement _forget = writer.Session.Statement(LedgerSql.Forget, 1);
    private readonly SqliteStatement _add = writer.Session.Statement(LedgerSql.Add, 9);
    private readonly SqliteStatement _addTokens = writer.Session.Statement(LedgerSql.AddTokens, 3);
    private readonly SqliteStatement _lines = writer.Session.Statement(LedgerSql.Lines, 2);
    private readonly SqliteStatement _tokens = writer.Session.Statement(LedgerSql.Tokens, 1);

    public async ValueTask AddAsync(LedgerBatch batch, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(batch);
        if (batch.Lines.Count > 0)
            await writer.RunAsync(() => Add(batch), cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask<IReadOnlyList<LedgerLine>> ReadAsync(DateOnly first, DateOnly last, CancellationToken cancellationToken) =>
        await writer.RunAsync(() => Read(first, last), cancellationToken).ConfigureAwait(false);

    private static string Text(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);

    private bool Add(LedgerBatch batch)
    {
        var day = batch.Lines.Max(static line => line.Day);
        if (_begin.Number(batch.Writer, batch.Number, Text(day)) is null)
            return false;
        _forget.Execute(Text(day.AddDays(-Math.Min(RememberedDays, day.DayNumber))));
        foreach (var line in batch.Lines)
            Add(line);
        return true;
    }

    private void Add(LedgerLine line)
    {
        var usd = decimal.Truncate(line.KnownUsd);
        var pico = (long)((line.KnownUsd - usd) * LedgerTokens.PicoPerUsd);
        var id = _add.Number(Text(line.Day), line.Contract, line.Call, line.Model, line.Tenant, line.Attempts, line.UnknownAttempts, (long)usd, pico)!.Value;
        foreach (var (kind, tokens) in LedgerTokens.Of(line.Usage))
            _addTokens.Execute(id, kind, tokens);
    }

    private List<LedgerLine> Read(DateOnly first, DateOnly last)
    {
        List<LedgerLine> found = [];
        using (var rows = _lines.Read(Text(first), Text(last)))
        {
            while (rows.Read())
                found.Add(Line(rows));
        }

        found.Sort(LedgerLine.Compare);
        return found;
    }

    private LedgerLine Line(SqliteDataReader row) => new(
        DateOnly.ParseExact(row.GetString(1), "O", CultureInfo.InvariantCulture),
        row.GetString(2),
        row.GetString(3),
        row.GetString(4),
        row.IsDBNull(5) ? null : row.GetString(5))
    {
        Attempts = row.GetInt64(6),
        UnknownAttempts = row.GetInt64(7),
        KnownUsd = row.GetInt64(8) + (row.GetInt64(9) / LedgerTokens.PicoPerUsd),
        Usage = Usage(row.GetInt64(0)),
    };

    private TokenUsage Usage(long line)
    {
        var usage = default(TokenUsage);
        using var rows = _tokens.Read(line);
        while (rows.Read())
            usage = LedgerTokens.With(usage, rows.GetString(0), rows.GetInt64(1));
        return usage;
    }
}
