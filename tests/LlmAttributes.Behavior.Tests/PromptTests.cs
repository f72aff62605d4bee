using LlmAttributes.Behavior.Tests.Contracts;
using LlmAttributes.Testing;
using Microsoft.Extensions.AI;

namespace LlmAttributes.Behavior.Tests;

public class PromptTests
{
    private readonly ScriptedChatClient _client = new("ok");

    private IPrompts Prompts => IPrompts.Create(_client);

    private async Task<string> SentAsync(Func<IPrompts, Task<string>> call)
    {
        await call(Prompts);
        return _client.Requests[^1].UserText;
    }

    [Fact]
    public async Task Call_Placeholders_AreFilled() => Assert.Equal("Greet Ada in Greek.", await SentAsync(p => p.PlainAsync("Ada", "Greek")));

    [Fact]
    public async Task Call_ValueThatLooksLikeATemplate_IsData() => Assert.Equal("Greet {language} {{x}} in Greek.", await SentAsync(p => p.PlainAsync("{language} {{x}}", "Greek")));

    [Fact]
    public async Task Call_JsonBracesPathsFormatsAndEscapes_Render() =>
        Assert.Equal("Answer as {\"id\": \"7\", \"total\": 12.50, \"tags\": []} and keep {literal}.", await SentAsync(p => p.JsonAsync(new(7, 12.5m))));

    [Fact]
    public async Task Call_ParamsArray_RendersAsAList() => Assert.Equal("Pick one of red, green, blue.", await SentAsync(p => p.ListAsync("red", "green", "blue")));

    [Fact]
    public async Task Call_LineEnds_AreNormalised() => Assert.Equal("First line\nsecond line", await SentAsync(p => p.LinesAsync()));

    [Fact]
    public async Task Call_HostileLiteral_Survives() => Assert.Equal("Say \"\"\" and \\ and \u2028 and \ud800 end.", await SentAsync(p => p.HostileAsync()));

    [Fact]
    public async Task Call_FilePrompt_IsRead() => Assert.Equal("Greet Ada.\nAnswer as { \"text\": \"...\" }.", await SentAsync(p => p.FromFileAsync("Ada")));

    [Fact]
    public async Task Call_KeywordParameters_Work() => Assert.Equal("a of 3", await SentAsync(p => p.KeywordsAsync("a", 3)));

    [Fact]
    public void Render_Examples_AreRealPairsTakenLiterally()
    {
        var messages = IPrompts.RenderShow("so-so");

        Assert.Equal(
            ["system:You are terse.", "user:good", "assistant:positive", "user:bad {text}", "assistant:negative", "user:Classify: so-so"],
            messages.Select(m => $"{m.Role}:{m.Text}"));
    }

    [Fact]
    public async Task Call_HistoryAndAttachment_TakeTheirPlaces()
    {
        var image = new DataContent(new byte[] { 1 }, "image/png");
        await Prompts.ChatAsync([new(ChatRole.User, "hi"), new(ChatRole.Assistant, "hello")], "more", "acme", image, default);

        var sent = _client.Requests[^1].Messages;
        Assert.Equal(["system", "user", "assistant", "user"], sent.Select(m => m.Role.Value));
        Assert.Equal("You serve acme.", sent[0].Text);
        Assert.Same(image, sent[3].Contents[^1]);
    }

    [Fact]
    public async Task Call_NoAttachment_IsLeftOut()
    {
        await Prompts.ChatAsync([], "more", "acme", null, default);

        Assert.Single(_client.Requests[^1].Messages[^1].Contents);
    }

    [Fact]
    public void Render_SendsNothing()
    {
        Assert.Equal("Greet Ada in Greek.", IPrompts.RenderPlain("Ada", "Greek")[^1].Text);
        Assert.Empty(_client.Requests);
    }
}
