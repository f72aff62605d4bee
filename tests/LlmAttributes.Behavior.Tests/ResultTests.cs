using LlmAttributes.Behavior.Tests.Contracts;
using LlmAttributes.Testing;
using Microsoft.Extensions.AI;

namespace LlmAttributes.Behavior.Tests;

public class ResultTests
{
    private static IResults Say(string text) => IResults.Create(new ScriptedChatClient(_ => ScriptedReply.Say(text, 10, 5)));

    [Fact]
    public async Task Call_EveryResultType_IsRead()
    {
        Assert.Equal("hello", await Say("hello").TextAsync());
        Assert.Equal("hello", await Say("hello").ValueTextAsync());
        Assert.Equal(Mood.Angry, await Say("The mood is angry.").MoodAsync());
        Assert.True(await Say("Yes").BoolAsync());
        Assert.Equal(42, await Say("It is 42.").IntAsync());
        Assert.Equal(1234.5m, await Say("1,234.5").DecimalAsync());
        Assert.Equal("hello", (await Say("hello").ResponseAsync()).Text);
    }

    [Fact]
    public async Task Call_LlmResult_CarriesTheFacts()
    {
        var result = await Say("sad").ResultAsync();

        Assert.Equal((Mood.Sad, "default", 1, 15L), (result.Value, result.Model, result.Attempts.Count, result.Usage.TotalTokens));
        Assert.False(result.Cost.IsKnown);
    }

    [Fact]
    public async Task Call_Stream_YieldsPieces()
    {
        var client = new ScriptedChatClient(ScriptedReply.SayInChunks("a", "b"));

        Assert.Equal(["a", "b"], await IResults.Create(client).StreamAsync().ToListAsync());
        Assert.Equal("ab", string.Concat((await IResults.Create(client).UpdatesAsync().ToListAsync()).Select(u => u.Text)));
    }

    [Fact]
    public async Task Call_DefaultImplementedMember_IsTheUsersOwn() => Assert.Equal("hello", await Say("hello").TwiceAsync());

    [Fact]
    public void Render_EnumResult_StatesTheNames() =>
        Assert.Contains("Happy, Sad, Angry", IResults.RenderMood()[0].Text, StringComparison.Ordinal);

    [Fact]
    public async Task Call_AnswerThatIsNoMember_ThrowsAndKeepsTheAnswerOut()
    {
        var e = await Assert.ThrowsAsync<LlmException>(() => Say("furious secret").MoodAsync());

        Assert.Equal("The answer of model 'default' to 'IResults.MoodAsync' is not one of the 3 names of 'Mood'; state the form in the prompt, or choose a stronger model.", e.Message);
    }

    [Fact]
    public async Task Call_OptionsOfTheCaller_AreSent()
    {
        var client = new ScriptedChatClient("sad");

        await IResults.Create(client).ResultAsync(new() { Seed = 9 }, new ChatOptions { Temperature = 0.3f });

        Assert.Equal((9L, 0.3f), (client.Requests[0].Options!.Seed, client.Requests[0].Options!.Temperature));
    }
}
