using LlmAttributes.Behavior.Tests.Contracts;
using LlmAttributes.Behavior.Tests.Harness;
using LlmAttributes.Testing;
using Microsoft.Extensions.AI;

namespace LlmAttributes.Behavior.Tests;

/// <summary>What conversations show, and calls within calls of one conversation.</summary>
public sealed class MemoryContentTests : IDisposable
{
    private readonly SpanList _spans = new();
    private readonly MemoryConversationStore _store = new();

    public void Dispose() => _spans.Dispose();

    private IChat Chat(IChatClient client) => IChat.Create(LlmRuntime.CreateBuilder().UseDefault(client).AddModel(Models.Fast, client).UseConversationStore(_store).Build());

    private IEnumerable<string> Tags => _spans.Spans.SelectMany(static span => span.TagObjects).Select(static tag => tag.Value?.ToString() ?? "");

    [Fact]
    public async Task EarlierTurn_WithoutSensitiveValues_IsShown()
    {
        var chat = Chat(new ScriptedChatClient("one", "two"));
        await chat.TracedAsync("c", "first");
        await chat.TracedAsync("c", "second");

        Assert.Contains(Tags, static tag => tag.Contains("first", StringComparison.Ordinal) && tag.Contains("second", StringComparison.Ordinal));
    }

    [Fact]
    public async Task EarlierTurn_WithASensitiveValue_IsSentAndNeverShown()
    {
        var client = new ScriptedChatClient("kept", "it is 1234", "as I said, 1234");
        var chat = Chat(client);
        await chat.ConfideAsync("c", "1234");
        await chat.TracedAsync("c", "what is it?");
        await chat.TracedAsync("c", "again?");

        Assert.Contains(client.Requests[1].Messages, static message => message.Text == "1234");
        Assert.All(Tags, static tag => Assert.DoesNotContain("1234", tag, StringComparison.Ordinal));
        Assert.All((await _store.ReadAsync("c", 10, default)).Turns, static turn => Assert.True(turn.IsSensitive));
    }

    [Fact]
    public async Task EarlierTurn_OfASensitiveCall_IsNotShownThereEither()
    {
        var chat = Chat(new ScriptedChatClient("the pin is 1234", "fine"));
        await chat.ConfideAsync("c", "1234");
        await chat.ConfideAsync("c", "5678");

        Assert.All(Tags, static tag => Assert.DoesNotContain("1234", tag, StringComparison.Ordinal));
        Assert.All(Tags, static tag => Assert.DoesNotContain("5678", tag, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Summary_OfASensitiveTurn_IsNeverShown()
    {
        var client = new ScriptedChatClient(static request => ScriptedReply.Say(request.Messages[0].Text.StartsWith("Sum up", StringComparison.Ordinal) ? "pin 1234" : "ok"));
        var chat = Chat(client);
        await chat.ConfideAsync("c", "1234");
        for (var i = 0; i < 5; i++)
            await chat.BriefAsync("c", $"question {i} of several words");

        var kept = await _store.ReadAsync("c", 10, default);
        Assert.Equal(("pin 1234", true), (kept.Summary, kept.IsSummarySensitive));
        Assert.All(Tags, static tag => Assert.DoesNotContain("1234", tag, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Tool_ThatCallsItsOwnConversation_IsToldAtOnce()
    {
        IChat? chat = null;
        var tool = AIFunctionFactory.Create(() => chat!.TracedAsync("c", "inner"), "again");
        chat = Chat(new ToolCaller().AsBuilder().UseFunctionInvocation(configure: static client => client.IncludeDetailedErrors = true).Build());

        Assert.Contains("would wait for that turn to end", await chat.TracedAsync("c", "outer", [tool]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tool_ThatCallsAnotherConversation_IsAnswered()
    {
        IChat? chat = null;
        var tool = AIFunctionFactory.Create(() => chat!.TracedAsync("other", "inner", [AIFunctionFactory.Create(static () => "plain", "plain")]), "again");
        chat = Chat(new ToolCaller().AsBuilder().UseFunctionInvocation().Build());

        Assert.Equal("plain", await chat.TracedAsync("c", "outer", [tool]));
        Assert.Single((await _store.ReadAsync("other", 10, default)).Turns);
    }

    [Fact]
    public async Task Tenant_InThePrompt_IsItsText()
    {
        var client = new ScriptedChatClient("ok");
        await Chat(client).ForAsync("hi", "acme");

        Assert.Equal("For acme: hi", client.Requests[0].UserText);
        Assert.Equal("For acme: hi", IChat.RenderFor("hi", "acme")[^1].Text);
    }
}
