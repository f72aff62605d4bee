using Microsoft.Data.Sqlite;

namespace LlmAttributes.Sqlite.Tests;

/// <summary>Another writer that holds the write lock of a file.</summary>
internal sealed class FileLock : IDisposable
{
    private readonly SqliteConnection _connection;

    public FileLock(string path)
    {
        _connection = new($"Data Source={path};Pooling=false");
        _connection.Open();
        Run("BEGIN IMMEDIATE");
    }

    public void Dispose()
    {
        Run("ROLLBACK");
        _connection.Dispose();
    }

    private void Run(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
