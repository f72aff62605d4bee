using Microsoft.Extensions.AI;

namespace LlmAttributes.Testing.Tests;

public sealed class CallScriptTests
{
    [Fact]
    public async Task For_TwoMethods_EachHasItsOwnReplies()
    {
        var script = new CallScript()
            .For<IDesk>(nameof(IDesk.ClassifyAsync), ScriptedReply.Of(Mood.Angry), ScriptedReply.Of(Mood.Glad))
            .For<IDesk>(nameof(IDesk.ExtractAsync), ScriptedReply.Of(new Ticket("Cracked", Mood.Angry, 4), TicketJson.Default.Ticket));
        var desk = IDesk.Create(new ScriptedChatClient(script));

        Assert.Equal(Mood.Angry, (await desk.ClassifyAsync("a")).Value);
        Assert.Equal(new Ticket("Cracked", Mood.Angry, 4), (await desk.ExtractAsync("b")).Value);
        Assert.Equal(Mood.Glad, (await desk.ClassifyAsync("c")).Value);
        Assert.Equal(Mood.Glad, (await desk.ClassifyAsync("d")).Value);
    }

    [Fact]
    public async Task For_StreamedMethod_AnswersThroughTheFunction()
    {
        var desk = IDesk.Create(new ScriptedChatClient(new CallScript().For<IDesk>(nameof(IDesk.TellAsync), static request => ScriptedReply.SayInChunks("of ", request.UserText))));

        Assert.Equal(["of ", "Tell me of: it"], await desk.TellAsync("it").ToListAsync());
    }

    [Fact]
    public async Task Answer_MethodWithoutReplies_SaysWhichToAdd()
    {
        var desk = IDesk.Create(new ScriptedChatClient(new CallScript().For<IDesk>(nameof(IDesk.TellAsync), ScriptedReply.Say("x"))));

        var failure = await Assert.ThrowsAsync<LlmException>(() => desk.ClassifyAsync("a"));

        Assert.Equal(
            "The script has no reply for 'IDesk.ClassifyAsync'; add one by 'CallScript.For<IDesk>(\"ClassifyAsync\", …)'. It knows 'IDesk.TellAsync'.",
            Assert.IsType<InvalidOperationException>(failure.InnerException).Message);
    }

    [Fact]
    public async Task Answer_RequestOfNoContract_TakesElse()
    {
        using var client = new ScriptedChatClient(new CallScript().For<IDesk>("TellAsync", ScriptedReply.Say("x")).Else(static _ => ScriptedReply.Say("else")));

        Assert.Equal("else", (await client.GetResponseAsync("hi")).Text);
        await Assert.ThrowsAsync<InvalidOperationException>(() => new ScriptedChatClient(new CallScript()).GetResponseAsync("hi"));
    }

    [Fact]
    public void For_TheSameMethodTwice_IsRefused()
    {
        var script = new CallScript().For<IDesk>("TellAsync", ScriptedReply.Say("x"));

        Assert.Throws<ArgumentException>(() => script.For<IDesk>("TellAsync", ScriptedReply.Say("y")));
        Assert.Throws<ArgumentException>(() => script.For<IDesk>("ClassifyAsync"));
    }

    [Fact]
    public async Task RequestsOf_OneMethod_HoldRenderedMessagesAndPrompt()
    {
        using var client = new ScriptedChatClient(new CallScript().Else(static _ => ScriptedReply.Of(Mood.Glad)));
        var desk = IDesk.Create(client);
        var result = await desk.ClassifyAsync("my phone");
        await desk.TellAsync("x").ToListAsync();

        var request = Assert.Single(client.RequestsOf<IDesk>(nameof(IDesk.ClassifyAsync)));

        Assert.Equal(("IDesk.ClassifyAsync", "default"), (request.Source!.FullName, request.Source.Model));
        Assert.Equal(result.Prompt, request.Source.Prompt);
        LlmAssert.PromptContains("Classify: my phone", request.Messages);
        Assert.Equal(2, client.Requests.Count);
    }

    [Theory]
    [InlineData(true, "true")]
    [InlineData(false, "false")]
    public void Of_Bool_IsAsJsonHasIt(bool value, string text) => Assert.Equal(text, ScriptedReply.Of(value).Text);

    [Fact]
    public void Of_NumberAndDate_IgnoreTheCultureOfTheMachine()
    {
        Assert.Equal("1.5", ScriptedReply.Of(1.5).Text);
        Assert.Equal("2026-11-26T00:00:00.0000000", ScriptedReply.Of(new DateTime(2026, 11, 26)).Text);
    }
}
