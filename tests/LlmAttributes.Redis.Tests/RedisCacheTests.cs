using LlmAttributes.Redis.Tests.Harness;

namespace LlmAttributes.Redis.Tests;

[Collection(RedisCollection.Name)]
public sealed class RedisCacheTests(RedisFixture redis)
{
    private static readonly LlmCacheKey s_one = new([.. Enumerable.Repeat((byte)1, LlmCacheKey.Size)]);
    private static readonly LlmCacheKey s_two = new([.. Enumerable.Repeat((byte)2, LlmCacheKey.Size)]);
    private static readonly TimeSpan s_long = TimeSpan.FromMinutes(5);

    [RedisFact]
    public async Task Entry_OfOneProcess_IsFoundByAnother()
    {
        var prefix = redis.NewPrefix();
        var one = redis.Open(prefix).Cache;
        var other = redis.Open(prefix).Cache;
        await one.SetAsync(s_one, new byte[] { 1, 0, 255 }, s_long, ["a"], default);

        Assert.Equal([1, 0, 255], (await other.GetAsync(s_one, default))!.Value.ToArray());
        Assert.Null(await other.GetAsync(s_two, default));
        await other.RemoveAsync(s_one, default);
        Assert.Null(await one.GetAsync(s_one, default));
    }

    [RedisFact]
    public async Task Lines_OfAGroup_AreReadInOrderByAnotherProcess()
    {
        var prefix = redis.NewPrefix();
        var one = (ISemanticCacheStore)redis.Open(prefix).Cache;
        var other = (ISemanticCacheStore)redis.Open(prefix).Cache;
        for (byte i = 1; i <= 12; i++)
            await one.AddAsync(i == 2 ? "other" : "g", new byte[] { i, 0, 255 }, s_long, default);

        var first = await other.ReadAsync("g", 0, 10, default);
        var second = await other.ReadAsync("g", first[^1].Number, 10, default);

        Assert.Equal([1, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], first.Concat(second).Select(static line => line.Line.Span[0]));
        Assert.Equal([1, 0, 255], first[0].Line.ToArray());
        Assert.Empty(await other.ReadAsync("g", second[^1].Number, 10, default));
    }

    [RedisFact]
    public async Task RemoveByTag_RemovesWhatHasTheTagAlone()
    {
        var store = redis.Open().Cache;
        await store.SetAsync(s_one, new byte[] { 1 }, s_long, ["a", "both"], default);
        await store.SetAsync(s_two, new byte[] { 2 }, s_long, ["b", "both"], default);

        await store.RemoveByTagAsync("a", default);
        Assert.Null(await store.GetAsync(s_one, default));
        Assert.NotNull(await store.GetAsync(s_two, default));
        await store.RemoveByTagAsync("both", default);
        Assert.Null(await store.GetAsync(s_two, default));
    }
}
