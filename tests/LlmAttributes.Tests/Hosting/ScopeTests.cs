using LlmAttributes.Runtime;
using LlmAttributes.Testing;
using LlmAttributes.Tests.Harness;
using Microsoft.Extensions.AI;

namespace LlmAttributes.Tests.Hosting;

public class ScopeTests
{
    [Fact]
    public async Task Begin_Nested_InheritsWhatItDoesNotSet()
    {
        using (LlmScope.Begin("acme", "talk", ["a"]))
        {
            await Task.Yield();
            using (LlmScope.Begin(conversationId: "other", tags: ["b", "a"]))
                Assert.Equal(("acme", "other", "a b"), (LlmScope.Current!.Tenant, LlmScope.Current.ConversationId, string.Join(' ', LlmScope.Current.Tags)));
            Assert.Equal(("acme", "talk"), (LlmScope.Current!.Tenant, LlmScope.Current.ConversationId));
        }

        Assert.Null(LlmScope.Current);
    }

    [Fact]
    public async Task Begin_InATask_DoesNotLeakOut()
    {
        await Task.Run(() => LlmScope.Begin("acme"));

        Assert.Null(LlmScope.Current);
    }

    [Fact]
    public void Dispose_OutOfOrder_KeepsTheInnerScope()
    {
        var outer = LlmScope.Begin("outer");
        using var inner = LlmScope.Begin("inner");

        outer.Dispose();

        Assert.Equal("inner", LlmScope.Current!.Tenant);
    }
}
