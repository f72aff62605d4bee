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

        await store.AddAsync(new("w", 1, lines), default);

        Assert.Equal(lines.OrderBy(static l => l.Contract, StringComparer.Ordinal), await store.ReadAsync(day, day, default));
    }

    [RedisFact]
    public async Task Add_AnswerIsLostAfterTheScriptRan_CountsOnce()
    {
        var (prefix, line) = (redis.NewPrefix(), new LedgerLine(new(2026, 3, 14), "IDesk", "AskAsync", "fast", null) { Attempts = 1, KnownUsd = 0.5m });
        using var proxy = new ForgetfulProxy(redis.Configuration);
        await using var store = RedisStore.Connect(proxy.Configuration, new() { KeyPrefix = prefix });
        await store.Ledger.AddAsync(new("w", 1, [line]), default);

        proxy.LoseAnswerTo("ledger-writer");
        await Assert.ThrowsAsync<LlmException>(async () => await store.Ledger.AddAsync(new("w", 2, [line]), default));
        Assert.Equal(2, Assert.Single(await redis.Open(prefix).Ledger.ReadAsync(line.Day, line.Day, default)).Attempts);

        while (!await TryAddAsync(store, new("w", 2, [line])))
        {
            // The connection is being made again.
        }

        Assert.Equal(line with { Attempts = 2, KnownUsd = 1 }, Assert.Single(await store.Ledger.ReadAsync(line.Day, line.Day, default)));
    }

    private static async Task<bool> TryAddAsync(RedisStore store, LedgerBatch batch)
    {
        try
        {
            await store.Ledger.AddAsync(batch, default);
            return true;
        }
        catch (LlmException)
        {
            return false;
        }
    }
}
