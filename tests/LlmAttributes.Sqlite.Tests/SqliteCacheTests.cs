using LlmAttributes.Testing;
using Microsoft.Extensions.Time.Testing;

namespace LlmAttributes.Sqlite.Tests;

public sealed class SqliteCacheTests : IDisposable
{
    private static readonly LlmCacheKey s_one = new([.. Enumerable.Repeat((byte)1, LlmCacheKey.Size)]);
    private static readonly LlmCacheKey s_two = new([.. Enumerable.Repeat((byte)2, LlmCacheKey.Size)]);

    private readonly TemporaryFile _file = new();
    private readonly FakeTimeProvider _clock = new();

    public void Dispose() => _file.Dispose();

    private SqliteStore Open() => SqliteStore.Open(_file.Path, new() { TimeProvider = _clock });

    [Fact]
    public async Task Entry_OutlivesTheProcessUntilItsTimeIsOver()
    {
        await using (var store = Open())
            await store.Cache.SetAsync(s_one, new byte[] { 1, 0, 2 }, TimeSpan.FromSeconds(5), ["a"], default);

        await using var again = Open();
        Assert.Equal([1, 0, 2], (await again.Cache.GetAsync(s_one, default))!.Value.ToArray());
        Assert.Null(await again.Cache.GetAsync(s_two, default));
        _clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Null(await again.Cache.GetAsync(s_one, default));
    }

    [Fact]
    public async Task Entry_ThatIsSetAgain_HasItsNewTagsAlone()
    {
        await using var store = Open();
        await store.Cache.SetAsync(s_one, new byte[] { 1 }, TimeSpan.FromSeconds(5), ["a", "b"], default);
        await store.Cache.SetAsync(s_one, new byte[] { 2 }, TimeSpan.FromSeconds(5), ["b"], default);

        await store.Cache.RemoveByTagAsync("a", default);
        Assert.Equal([2], (await store.Cache.GetAsync(s_one, default))!.Value.ToArray());
        await store.Cache.RemoveByTagAsync("b", default);
        Assert.Null(await store.Cache.GetAsync(s_one, default));
    }

    [Fact]
    public async Task Remove_LeavesOthers()
    {
        await using var store = Open();
        await store.Cache.SetAsync(s_one, new byte[] { 1 }, TimeSpan.FromSeconds(5), ["a"], default);
        await store.Cache.SetAsync(s_two, new byte[] { 2 }, TimeSpan.FromSeconds(5), ["b"], default);

        await store.Cache.RemoveAsync(s_one, default);
        await store.Cache.RemoveByTagAsync("a", default);

        Assert.Null(await store.Cache.GetAsync(s_one, default));
        Assert.NotNull(await store.Cache.GetAsync(s_two, default));
    }
}
