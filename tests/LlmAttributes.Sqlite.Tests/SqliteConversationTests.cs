namespace LlmAttributes.Sqlite.Tests;

public sealed class SqliteConversationTests : IDisposable
{
    private readonly TemporaryFile _file = new();

    public void Dispose() => _file.Dispose();

    [Fact]
    public async Task Turns_OfTwoConversations_SurviveTheProcess()
    {
        await using (var store = SqliteStore.Open(_file.Path))
        {
            await store.Conversations.AppendAsync("a", "hi", "hello", false, default);
            await store.Conversations.AppendAsync("b", "x", "y", false, default);
            await store.Conversations.AppendAsync("a", "more", "sure", false, default);
        }

        await using var again = SqliteStore.Open(_file.Path);
        Assert.Equal([new(1, "hi", "hello"), new(2, "more", "sure")], (await again.Conversations.ReadAsync("a", 10, default)).Turns);
        Assert.Equal([new(2, "more", "sure")], (await again.Conversations.ReadAsync("a", 1, default)).Turns);
        Assert.Empty((await again.Conversations.ReadAsync("c", 10, default)).Turns);
    }

    [Fact]
    public async Task Summary_TakesThePlaceOfItsTurnsAndNeverGoesBack()
    {
        await using var store = SqliteStore.Open(_file.Path);
        for (var i = 1; i <= 4; i++)
            await store.Conversations.AppendAsync("a", $"{i}", "ok", false, default);

        await store.Conversations.SummariseAsync("a", 3, "three", false, default);
        await store.Conversations.SummariseAsync("a", 2, "two", false, default);
        var found = await store.Conversations.ReadAsync("a", 10, default);

        Assert.Equal(("three", 4), (found.Summary, Assert.Single(found.Turns).Sequence));
    }

    [Fact]
    public async Task Turns_AppendedAtOnce_AreAllKept()
    {
        await using var one = SqliteStore.Open(_file.Path);
        await using var other = SqliteStore.Open(_file.Path);
        await Task.WhenAll(Enumerable.Range(0, 60).Select(i => (i % 2 == 0 ? one : other).Conversations.AppendAsync("a", $"{i}", $"re {i}", false, default).AsTask()));

        var turns = (await one.Conversations.ReadAsync("a", 100, default)).Turns;
        Assert.Equal(Enumerable.Range(1, 60).Select(static i => (long)i), turns.Select(static t => t.Sequence));
        Assert.All(turns, static t => Assert.Equal("re " + t.User, t.Answer));
    }

    [Fact]
    public async Task Delete_LeavesNothing()
    {
        await using var store = SqliteStore.Open(_file.Path);
        await store.Conversations.AppendAsync("a", "hi", "hello", false, default);
        await store.Conversations.SummariseAsync("a", 1, "s", false, default);

        await store.Conversations.DeleteAsync("a", default);
        await store.Conversations.AppendAsync("a", "new", "start", false, default);
        var found = await store.Conversations.ReadAsync("a", 10, default);

        Assert.Null(found.Summary);
        Assert.Equal([new(1, "new", "start")], found.Turns);
    }
}
