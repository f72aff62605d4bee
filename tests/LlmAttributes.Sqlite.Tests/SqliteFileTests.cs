using Microsoft.Data.Sqlite;

namespace LlmAttributes.Sqlite.Tests;

public sealed class SqliteFileTests : IDisposable
{
    private readonly TemporaryFile _file = new();

    public void Dispose() => _file.Dispose();

    [Fact]
    public void Open_NoDatabase_SaysSo()
    {
        File.WriteAllText(_file.Path, new string('x', 4096));

        AssertFault($"The store file '{_file.Path}' is no SQLite database; name another file, or delete it.");
    }

    [Fact]
    public void Open_FolderIsMissing_SaysSo()
    {
        var path = Path.Combine(Path.GetDirectoryName(_file.Path)!, "missing", "budget.db");

        var e = Assert.Throws<LlmException>(() => SqliteStore.Open(path));

        Assert.Equal($"The store file '{path}' cannot be opened; create its folder, and let this process write there.", e.Message);
        Assert.Equal(LlmErrorKind.Unknown, e.Kind);
    }

    [Fact]
    public void Open_InMemory_SaysThatItIsNotKept()
    {
        var e = Assert.Throws<LlmException>(() => SqliteStore.Open(":memory:"));

        Assert.Equal(
            "The store file ':memory:' cannot use write-ahead logging but only 'memory'; keep the file on a local disk, or use 'MemoryBudgetStore' for budgets that begin anew with each process.",
            e.Message);
    }

    [Fact]
    public void Open_NewerTables_SaysSo()
    {
        SqliteStore.Open(_file.Path).Dispose();
        Run("UPDATE llm_schema SET version = 99");

        AssertFault($"The store file '{_file.Path}' has tables of version 99, and this version of LlmAttributes.Sqlite knows 9; update the package, or name another file.");
    }

    [Fact]
    public void Open_Locked_SaysSo()
    {
        SqliteStore.Open(_file.Path).Dispose();
        using var other = new FileLock(_file.Path);

        AssertFault(
            $"The store file '{_file.Path}' was locked by another process for 0.1 s; end a transaction that is left open there, or raise 'SqliteStoreOptions.BusySeconds'.",
            new() { BusySeconds = 0.1 });
    }

    [Fact]
    public async Task Reserve_LockedByAnother_SaysSoAndGoesOnLater()
    {
        await using var store = SqliteStore.Open(_file.Path, new() { BusySeconds = 0.1 });
        var limit = new BudgetLimit("team/day", 1, BudgetPeriod.Day);
        var now = new DateTimeOffset(2026, 3, 14, 12, 0, 0, TimeSpan.Zero);
        var request = new BudgetRequest([limit], 1, 1, now, now.AddMinutes(1));
        using (new FileLock(_file.Path))
        {
            var e = await Assert.ThrowsAsync<LlmException>(async () => await store.Budgets.ReserveAsync(request, default));
            Assert.Contains("was locked by another process for 0.1 s", e.Message, StringComparison.Ordinal);
        }

        Assert.Equal(1, (await store.Budgets.ReserveAsync(request, default)).PicoUsd);
    }

    [Fact]
    public void Open_FileOfTheApplication_LeavesItsTablesAlone()
    {
        Run("CREATE TABLE account (id INTEGER); INSERT INTO account VALUES (7)");

        SqliteStore.Open(_file.Path).Dispose();
        SqliteStore.Open(_file.Path).Dispose();

        Assert.Equal(7L, Run("SELECT id FROM account"));
    }

    [Fact]
    public void Open_ReadOnly_SaysSo()
    {
        SqliteStore.Open(_file.Path).Dispose();
        using var connection = new SqliteConnection($"Data Source={_file.Path};Mode=ReadOnly;Pooling=false");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "DELETE FROM llm_schema";

        var fault = Assert.Throws<SqliteException>(() => command.ExecuteNonQuery());

        Assert.Equal(
            $"The store file '{_file.Path}' is read-only; let this process write to the file and to its folder, where SQLite keeps its log.",
            SqliteFaults.Of(fault, _file.Path, 1).Message);
    }

    [Theory]
    [InlineData(0.09)]
    [InlineData(601)]
    [InlineData(double.NaN)]
    public void Open_WaitOutOfRange_NamesIt(double seconds) =>
        Assert.Equal("BusySeconds", Assert.Throws<ArgumentOutOfRangeException>(() => SqliteStore.Open(_file.Path, new() { BusySeconds = seconds })).ParamName);

    private object? Run(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={_file.Path};Pooling=false");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    private void AssertFault(string message, SqliteStoreOptions? options = null)
    {
        var e = Assert.Throws<LlmException>(() => SqliteStore.Open(_file.Path, options));
        Assert.Equal((message, LlmErrorKind.Unknown), (e.Message, e.Kind));
    }
}
