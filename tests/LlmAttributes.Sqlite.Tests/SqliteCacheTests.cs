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
    public async Task Lines_OfAGroup_AreReadInOrderUntilTheirTimeIsOver()
    {
        await using var store = Open();
        var lines = (ISemanticCacheStore)store.Cache;
        await lines.AddAsync("g", new byte[] { 1 }, TimeSpan.FromSeconds(5), default);
        await lines.AddAsync("other", new byte[] { 2 }, TimeSpan.FromSeconds(5), default);
        await lines.AddAsync("g", new byte[] { 3 }, TimeSpan.FromSeconds(9), default);
        await lines.AddAsync("g", new byte[] { 4 }, TimeSpan.FromSeconds(9), default);

        var first = await lines.ReadAsync("g", 0, 2, default);
        var second = await lines.ReadAsync("g", first[^1].Number, 2, default);

        Assert.Equal([1, 3, 4], first.Concat(second).Select(static line => line.Line.Span[0]));
        _clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal([3, 4], (await lines.ReadAsync("g", 0, 9, default)).Select(static line => line.Line.Span[0]));
        await lines.AddAsync("g", new byte[] { 5 }, TimeSpan.FromSeconds(9), default);
        Assert.True((await lines.ReadAsync("g", second[^1].Number, 9, default)).Single().Number > second[^1].Number);
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
