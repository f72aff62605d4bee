using LlmAttributes.Testing;

namespace LlmAttributes.Tests.Conversations;

public class SharedConversationsTests
{
    [Fact]
    public async Task Build_ThatSharesWithAnother_HasItsConversationsTheirOrderAndItsRandomBytes()
    {
        var store = new MemoryConversationStore();
        await using var host = LlmRuntime.CreateBuilder().UseConversationStore(store).UseRandomBytes(static count => new byte[count]).ReloadPromptFiles(Path.GetTempPath()).Build();
        await using var shared = LlmRuntime.CreateBuilder(host).UseDefault(new ScriptedChatClient("ok")).Build();

        Assert.Same(store, shared.Conversations);
        Assert.Same(host.ConversationGates, shared.ConversationGates);
        Assert.Same(host.RandomBytes, shared.RandomBytes);
        Assert.Same(host.PromptFolder, shared.PromptFolder);
    }

    [Fact]
    public async Task Build_ThatSharesWithAnotherAndHasAStoreOfItsOwn_KeepsIt()
    {
        var store = new MemoryConversationStore();
        await using var host = LlmRuntime.CreateBuilder().Build();
        await using var shared = LlmRuntime.CreateBuilder(host).UseConversationStore(store).Build();

        Assert.Same(store, shared.Conversations);
    }
}
