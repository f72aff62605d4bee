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
        var session = new SqliteSession(SqliteFile.Connect(path, SqliteOpenMode.ReadWriteCreate), path, options);
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

    public void Rollback() => _connection.Rollback();

    public Exception Explain(Exception fault) => fault is SqliteException known ? SqliteFaults.Of(known, Path, _options.BusySeconds) : fault;

    public void Dispose()
    {
        _begin?.Dispose();
        _commit?.Dispose();
        _connection.Dispose();
    }

    private void Prepare()
    {
        _connection.WaitForOthers(_options.BusySeconds);
        var mode = _connection.UseLog(_options.SurvivesPowerCut);
        if (mode != "wal")
            throw SqliteFaults.NoLog(Path, mode);
        Begin();
        var version = _connection.VersionOf(SqliteSchema.Tables);
        if (version > SqliteSchema.Tables.Steps.Count)
            throw SqliteFaults.Newer(Path, version, SqliteSchema.Tables.Steps.Count);
        _connection.Migrate(SqliteSchema.Tables, version);
        Commit();
    }
}
