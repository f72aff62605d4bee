namespace LlmAttributes.Tests.Conversations;

public class MemoryConversationStoreTests
{
    [Fact]
    public async Task Append_MoreConversationsThanItKeeps_ForgetsTheOneUsedLeastRecently()
    {
        var store = new MemoryConversationStore(maxConversations: 2);
        await store.AppendAsync("a", "u", "x", false, default);
        await store.AppendAsync("b", "u", "y", false, default);
        _ = await store.ReadAsync("a", 10, default);

        await store.AppendAsync("c", "u", "z", false, default);

        Assert.Single((await store.ReadAsync("a", 10, default)).Turns);
        Assert.Empty((await store.ReadAsync("b", 10, default)).Turns);
        Assert.Single((await store.ReadAsync("c", 10, default)).Turns);
    }

    [Fact]
    public async Task Append_MoreTurnsThanItKeeps_ForgetsTheOldestAndNumbersOn()
    {
        var store = new MemoryConversationStore(maxTurns: 2);
        for (var i = 1; i <= 4; i++)
            await store.AppendAsync("a", $"u{i}", "x", false, default);

        Assert.Equal([3, 4], (await store.ReadAsync("a", 10, default)).Turns.Select(static turn => turn.Sequence));
    }

    [Fact]
    public async Task Summarise_Turns_TakesTheirPlace()
    {
        var store = new MemoryConversationStore();
        for (var i = 1; i <= 3; i++)
            await store.AppendAsync("a", $"u{i}", "x", false, default);

        await store.SummariseAsync("a", 2, "gist", true, default);
        await store.SummariseAsync("a", 1, "older", false, default);

        var kept = await store.ReadAsync("a", 10, default);
        Assert.Equal(("gist", true), (kept.Summary, kept.IsSummarySensitive));
        Assert.Equal("u3", Assert.Single(kept.Turns).User);
    }

    [Fact]
    public async Task Delete_Conversation_LeavesNothing()
    {
        var store = new MemoryConversationStore(maxConversations: 1);
        await store.AppendAsync("a", "u", "x", false, default);

        await store.DeleteAsync("a", default);
        await store.AppendAsync("b", "u", "y", false, default);

        Assert.Empty((await store.ReadAsync("a", 10, default)).Turns);
        Assert.Single((await store.ReadAsync("b", 10, default)).Turns);
    }

    [Fact]
    public void Create_NoRoom_IsRefused() => Assert.Throws<ArgumentOutOfRangeException>(() => new MemoryConversationStore(0));
}
