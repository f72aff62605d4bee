using System.Globalization;

namespace LlmAttributes;

/// <summary>The quality of answers in a <see cref="SqliteStore"/>.</summary>
internal sealed class SqliteQualityStore(SqliteWriter writer) : IQualityStore
{
    private readonly SqliteStatement _add = writer.Session.Statement(QualitySql.Add, 8);
    private readonly SqliteStatement _lines = writer.Session.Statement(QualitySql.Lines, 2);

    public async ValueTask AddAsync(IReadOnlyList<QualityLine> lines, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(lines);
        if (lines.Count > 0)
            await writer.RunAsync(() => Add(lines), cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask<IReadOnlyList<QualityLine>> ReadAsync(DateOnly first, DateOnly last, CancellationToken cancellationToken) =>
        await writer.RunAsync(() => Read(first, last), cancellationToken).ConfigureAwait(false);

    private static string Text(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);

    private int Add(IReadOnlyList<QualityLine> lines)
    {
        foreach (var line in lines)
            _add.Execute(Text(line.Day), line.Call, line.Model, line.Scores, line.Sum, line.Squares, line.Judged, line.JudgedSum);
        return lines.Count;
    }

    private List<QualityLine> Read(DateOnly first, DateOnly last)
    {
        List<QualityLine> found = [];
        using var rows = _lines.Read(Text(first), Text(last));
        while (rows.Read())
        {
            found.Add(new(DateOnly.ParseExact(rows.GetString(0), "O", CultureInfo.InvariantCulture), rows.GetString(1), rows.GetString(2))
            {
                Scores = rows.GetInt64(3), Sum = rows.GetDouble(4), Squares = rows.GetDouble(5), Judged = rows.GetInt64(6), JudgedSum = rows.GetDouble(7),
            });
        }

        return found;
    }
}
