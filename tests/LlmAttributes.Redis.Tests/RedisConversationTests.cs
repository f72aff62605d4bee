using LlmAttributes.Redis.Tests.Harness;

namespace LlmAttributes.Redis.Tests;

[Collection(RedisCollection.Name)]
public sealed class RedisConversationTests(RedisFixture redis)
{
    [RedisFact]
    public async Task Turns_OfTwoProcesses_AreAllKeptWhole()
    {
        var prefix = redis.NewPrefix();
        var one = redis.Open(prefix).Conversations;
        var other = redis.Open(prefix).Conversations;
        await Task.WhenAll(Enumerable.Range(0, 60).Select(i => (i % 2 == 0 ? one : other).AppendAsync("a", $"{i}", $"re {i}", false, default).AsTask()));

        var turns = (await other.ReadAsync("a", 100, default)).Turns;
        Assert.Equal(Enumerable.Range(1, 60).Select(static i => (long)i), turns.Select(static t => t.Sequence));
        Assert.All(turns, static t => Assert.Equal("re " + t.User, t.Answer));
        Assert.Equal([60L], (await one.ReadAsync("a", 1, default)).Turns.Select(static t => t.Sequence));
        Assert.Empty((await one.ReadAsync("b", 100, default)).Turns);
    }

    [RedisFact]
    public async Task Summary_TakesThePlaceOfItsTurnsAndNeverGoesBack()
    {
        var store = redis.Open().Conversations;
        for (var i = 1; i <= 4; i++)
            await store.AppendAsync("a", $"{i}", "ok", false, default);

        await store.SummariseAsync("a", 3, "three", false, default);
        await store.SummariseAsync("a", 2, "two", false, default);
        var found = await store.ReadAsync("a", 10, default);
        await store.DeleteAsync("a", default);

        Assert.Equal(("three", 4), (found.Summary, Assert.Single(found.Turns).Sequence));
        Assert.Equal((null, 0), ((await store.ReadAsync("a", 10, default)).Summary, (await store.ReadAsync("a", 10, default)).Turns.Count));
    }
}
