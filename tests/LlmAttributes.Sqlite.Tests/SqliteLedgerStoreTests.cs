using LlmAttributes.Tests.Costs;

namespace LlmAttributes.Sqlite.Tests;

public sealed class SqliteLedgerStoreTests : LedgerStoreTests, IDisposable
{
    private readonly TemporaryFile _file = new();
    private SqliteStore? _store;

    public void Dispose()
    {
        _store?.Dispose();
        _file.Dispose();
    }

    protected override Task<ILedgerStore> OpenAsync()
    {
        _store = SqliteStore.Open(_file.Path);
        return Task.FromResult(_store.Ledger);
    }

    [Fact]
    public async Task Add_ThenOpenedAgain_IsThere()
    {
        var day = new DateOnly(2026, 3, 14);
        var line = new LedgerLine(day, "IDesk", "AskAsync", "fast", "acme") { Attempts = 2, KnownUsd = 0.25m, Usage = new(10, 3) };
        await (await OpenAsync()).AddAsync(new("w", 1, [line]), default);
        _store!.Dispose();

        Assert.Equal(line, Assert.Single(await (await OpenAsync()).ReadAsync(day, day, default)));
    }
}
