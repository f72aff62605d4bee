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
        Run(string.Create(CultureInfo.InvariantCulture, $"PRAGMA busy_timeout = {(int)(options.BusySeconds * 1000)}"));
        if (isWriter)
            PrepareToWrite();
        else
            Run(string.Create(CultureInfo.InvariantCulture, $"PRAGMA query_only = on; PRAGMA cache_size = -{ReaderKilobytes}"));
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

    public Exception Explain(Exception fault) => Explain(fault, _path, _options);

    public void Dispose()
    {
        foreach (var statement in _statements)
            statement.Dispose();
        _connection.Dispose();
    }

    private static PassageConnection Open(string path, SqlitePassageIndexOptions options, bool isWriter)
    {
        // The timeout of commands is the shortest that is not endless: SQLite itself does the waiting, more finely.
        var text = new SqliteConnectionStringBuilder { DataSource = path, Mode = isWriter ? SqliteOpenMode.ReadWriteCreate : SqliteOpenMode.ReadWrite, Pooling = false, DefaultTimeout = 1 };
        var connection = new SqliteConnection(text.ToString());
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
        var mode = Text("PRAGMA journal_mode = wal");
        if (mode != "wal")
            throw PassageFaults.NoLog(_path, mode);

        // What is deleted is overwritten where that costs no page more.
        Run("PRAGMA secure_delete = fast");
        Run(_options.SurvivesPowerCut ? "PRAGMA synchronous = full" : "PRAGMA synchronous = normal");
        Run(string.Create(CultureInfo.InvariantCulture, $"PRAGMA cache_size = -{WriterKilobytes}"));
        if (ReadVersion() == PassageSchema.Steps.Length)
            return;
        Run("BEGIN IMMEDIATE");
        Migrate();
        Run("COMMIT");
    }

    private void Migrate()
    {
        var version = ReadVersion();
        if (version > PassageSchema.Steps.Length)
            throw PassageFaults.Newer(_path, version, PassageSchema.Steps.Length);
        for (var step = (int)version; step < PassageSchema.Steps.Length; step++)
            Run(PassageSchema.Steps[step]);
        using var set = new SqliteStatement(_connection, PassageSchema.SetVersion, 1);
        set.Execute((long)PassageSchema.Steps.Length);
    }

    private long ReadVersion() => Number(PassageSchema.HasVersion) == 0 ? 0 : Number(PassageSchema.Version);

    private long Number(string sql)
    {
        using var statement = new SqliteStatement(_connection, sql, 0);
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
