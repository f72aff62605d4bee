using System.Globalization;
using Microsoft.Data.Sqlite;

namespace LlmAttributes;

/// <summary>What every connection to a file of the library has in common.</summary>
internal static class SqliteFile
{
    public static SqliteConnection Connect(string path, SqliteOpenMode mode)
    {
        // The timeout of commands is the shortest that is not endless: SQLite itself does the waiting, more finely.
        var text = new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false, DefaultTimeout = 1 };
        return new(text.ToString());
    }

    public static void WaitForOthers(this SqliteConnection connection, double seconds) =>
        connection.Run(string.Create(CultureInfo.InvariantCulture, $"PRAGMA busy_timeout = {(int)(seconds * 1000)}"));

    /// <summary>Has changes written to a log first, so that nobody who reads waits for them.</summary>
    /// <returns>The mode that the file is in then: <c>wal</c>, unless it cannot.</returns>
    public static string UseLog(this SqliteConnection connection, bool survivesPowerCut)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA journal_mode = wal";
        var mode = command.ExecuteScalar() as string ?? "";
        connection.Run(survivesPowerCut ? "PRAGMA synchronous = full" : "PRAGMA synchronous = normal");
        return mode;
    }

    public static long VersionOf(this SqliteConnection connection, SqliteTables tables) => connection.Number(tables.HasVersion) == 0 ? 0 : connection.Number(tables.Version);

    /// <summary>Takes the steps that a file lacks, in the transaction that is open.</summary>
    public static void Migrate(this SqliteConnection connection, SqliteTables tables, long version)
    {
        if (version == tables.Steps.Count)
            return;
        for (var step = (int)version; step < tables.Steps.Count; step++)
            connection.Run(tables.Steps[step]);
        using var set = new SqliteStatement(connection, tables.SetVersion, 1);
        set.Execute((long)tables.Steps.Count);
    }

    public static void Rollback(this SqliteConnection connection)
    {
        try
        {
            connection.Run("ROLLBACK");
        }
        catch (SqliteException)
        {
            // Some faults end the transaction by themselves.
        }
    }

    public static void Run(this SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static long Number(this SqliteConnection connection, string sql)
    {
        using var statement = new SqliteStatement(connection, sql, 0);
        return statement.Number() ?? 0;
    }
}
