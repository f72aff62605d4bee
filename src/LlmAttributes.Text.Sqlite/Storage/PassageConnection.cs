using System.Globalization;
using Microsoft.Data.Sqlite;

namespace LlmAttributes;

/// <summary>A connection to the file. It is used by one thread at a time.</summary>
internal sealed class PassageConnection : IDisposable
{
    private const int WriterKilobytes = 65_536;
    private const int ReaderKilobytes = 16_384;

    private readonly SqliteConnection _connection;
    private readonly SqlitePassageIndexOptions _options;
    private readonly string _path;
    private readonly List<SqliteStatement> _statements = [];
    private readonly SqliteStatement _commit;

    private PassageConnection(SqliteConnection connection, string path, SqlitePassageIndexOptions options, bool isWriter)
    {
        (_connection, _path, _options) = (connection, path, options);
        connection.Open();
        connection.WaitForOthers(options.BusySeconds);
        if (isWriter)
            PrepareToWrite();
        else
            connection.Run(string.Create(CultureInfo.InvariantCulture, $"PRAGMA query_only = on; PRAGMA cache_size = -{ReaderKilobytes}; PRAGMA mmap_size = {(long)options.MappedMegabytes << 20}"));
        _commit = Statement("COMMIT");
    }

    public static PassageConnection OpenToWrite(string path, SqlitePassageIndexOptions options) => Open(path, options, isWriter: true);

    public static PassageConnection OpenToRead(string path, SqlitePassageIndexOptions options) => Open(path, options, isWriter: false);

    /// <summary>Hands the connection to whom it is made for, and closes it when that fails.</summary>
    public T For<T>(Func<PassageConnection, T> create)
    {
        try
        {
            return create(this);
        }
        catch (SqliteException e)
        {
            Dispose();
            throw Explain(e);
        }
    }

    /// <summary>Prepares a statement that lives as long as the connection.</summary>
    public SqliteStatement Statement(string sql, int parameters = 0)
    {
        var statement = new SqliteStatement(_connection, sql, parameters);
        _statements.Add(statement);
        return statement;
    }

    public void Commit() => _commit.Execute();

    public void Rollback() => _connection.Rollback();

    public Exception Explain(Exception fault) => Explain(fault, _path, _options);

    public void Dispose()
    {
        foreach (var statement in _statements)
            statement.Dispose();
        _connection.Dispose();
    }

    private static PassageConnection Open(string path, SqlitePassageIndexOptions options, bool isWriter)
    {
        var connection = SqliteFile.Connect(path, isWriter ? SqliteOpenMode.ReadWriteCreate : SqliteOpenMode.ReadWrite);
        try
        {
            return new(connection, path, options, isWriter);
        }
        catch (Exception e)
        {
            connection.Dispose();
            if (Explain(e, path, options) is var explained && explained != e)
                throw explained;
            throw;
        }
    }

    private static Exception Explain(Exception fault, string path, SqlitePassageIndexOptions options) => fault switch
    {
        SqliteException known => PassageFaults.Of(known, path, options.BusySeconds),
        InvalidDataException => PassageFaults.Damaged(path, fault),
        _ => fault,
    };

    private void PrepareToWrite()
    {
        var mode = _connection.UseLog(_options.SurvivesPowerCut);
        if (mode != "wal")
            throw PassageFaults.NoLog(_path, mode);

        // What is deleted is overwritten where that costs no page more.
        _connection.Run("PRAGMA secure_delete = fast");
        _connection.Run(string.Create(CultureInfo.InvariantCulture, $"PRAGMA cache_size = -{WriterKilobytes}"));
        if (_connection.VersionOf(PassageSchema.Tables) == PassageSchema.Tables.Steps.Count)
            return;
        _connection.Run("BEGIN IMMEDIATE");
        var version = _connection.VersionOf(PassageSchema.Tables);
        if (version > PassageSchema.Tables.Steps.Count)
            throw PassageFaults.Newer(_path, version, PassageSchema.Tables.Steps.Count);
        _connection.Migrate(PassageSchema.Tables, version);
        _connection.Run("COMMIT");
    }
}
