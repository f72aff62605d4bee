using LlmAttributes.Redis.Tests.Harness;
using LlmAttributes.Tests.Costs;

namespace LlmAttributes.Redis.Tests;

[Collection(RedisCollection.Name)]
public sealed class RedisLedgerStoreTests(RedisFixture redis) : LedgerStoreTests
{
    protected override Task<ILedgerStore> OpenAsync() => Task.FromResult(redis.Open().Ledger);

    [RedisFact]
    public async Task Add_NamesOfAnyCharacters_StayApart()
    {
        var (store, day) = (redis.Open().Ledger, new DateOnly(2026, 3, 14));
        LedgerLine[] lines = [.. new[] { "a\",\"b", "]", "usd", "", "é\n[" }.Select(name => new LedgerLine(day, name, name, name, name) { Attempts = 1, KnownUsd = 0.5m })];

        await store.AddAsync(lines, default);

        Assert.Equal(lines.OrderBy(static l => l.Contract, StringComparer.Ordinal), await store.ReadAsync(day, day, default));
    }
}
