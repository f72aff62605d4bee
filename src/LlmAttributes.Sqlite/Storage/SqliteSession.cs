using System.Globalization;
using Microsoft.Data.Sqlite;

namespace LlmAttributes;

/// <summary>The one connection to a file. It is used by one thread at a time.</summary>
internal sealed class SqliteSession : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly SqliteStoreOptions _options;
    private SqliteStatement? _begin;
    private SqliteStatement? _commit;

    private SqliteSession(SqliteConnection connection, string path, SqliteStoreOptions options)
    {
        _connection = connection;
        _options = options;
        Path = path;
    }

    public string Path { get; }

    public static SqliteSession Open(string path, SqliteStoreOptions options)
    {
        // The timeout of commands is the shortest that is not endless: SQLite itself does the waiting, more finely.
        var text = new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadWriteCreate, Pooling = false, DefaultTimeout = 1 };
        var session = new SqliteSession(new(text.ToString()), path, options);
        try
        {
            session._connection.Open();
            session.Prepare();
            return session;
        }
        catch (SqliteException e)
        {
            session.Dispose();
            throw SqliteFaults.Of(e, path, options.BusySeconds);
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    public SqliteStatement Statement(string sql, int parameters = 0) => new(_connection, sql, parameters);

    /// <summary>Begins a transaction that is the only one to write.</summary>
    public void Begin() => (_begin ??= Statement("BEGIN IMMEDIATE")).Execute();

    public void Commit() => (_commit ??= Statement("COMMIT")).Execute();

    public void Rollback()
    {
        try
        {
            Run("ROLLBACK");
        }
        catch (SqliteException)
        {
            // Some faults end the transaction by themselves.
        }
    }

    public Exception Explain(Exception fault) => fault is SqliteException known ? SqliteFaults.Of(known, Path, _options.BusySeconds) : fault;

    public void Dispose()
    {
        _begin?.Dispose();
        _commit?.Dispose();
        _connection.Dispose();
    }

    private void Prepare()
    {
        Run(string.Create(CultureInfo.InvariantCulture, $"PRAGMA busy_timeout = {(int)(_options.BusySeconds * 1000)}"));
        var mode = Text("PRAGMA journal_mode = wal");
        if (mode != "wal")
            throw SqliteFaults.NoLog(Path, mode);
        Run(_options.SurvivesPowerCut ? "PRAGMA synchronous = full" : "PRAGMA synchronous = normal");
        Begin();
        Migrate();
        Commit();
    }

    private void Migrate()
    {
        var version = Number(SqliteSchema.HasVersion) == 0 ? 0 : Number(SqliteSchema.Version);
        if (version > SqliteSchema.Steps.Length)
            throw SqliteFaults.Newer(Path, version, SqliteSchema.Steps.Length);
        if (version == SqliteSchema.Steps.Length)
            return;
        for (var step = (int)version; step < SqliteSchema.Steps.Length; step++)
            Run(SqliteSchema.Steps[step]);
        using var set = Statement(SqliteSchema.SetVersion, 1);
        set.Execute((long)SqliteSchema.Steps.Length);
    }

    private long Number(string sql)
    {
        using var statement = Statement(sql);
        return statement.Number() ?? 0;
    }

    private string Text(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar() as string ?? "";
    }

    private void Run(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
