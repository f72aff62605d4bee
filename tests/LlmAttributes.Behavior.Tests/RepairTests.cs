using LlmAttributes.Behavior.Tests.Contracts;
using LlmAttributes.Testing;

namespace LlmAttributes.Behavior.Tests;

public sealed class RepairTests
{
    private readonly List<string> _asked = [];
    private readonly List<ScriptedRequest> _requests = [];

    private IRepairs Create(string fast, string smart) =>
        IRepairs.Create(LlmRuntime.CreateBuilder().AddModel("fast", Client("fast", fast)).AddModel("smart", Client("smart", smart)).Build());

    private ScriptedChatClient Client(string key, string text) => new(request =>
    {
        _asked.Add(key);
        _requests.Add(request);
        return ScriptedReply.Say(text);
    });

    [Fact]
    public async Task Call_UnreadableAnswer_IsAskedAgainAndThenEscalated()
    {
        var result = await Create("furious", "sad").MoodAsync();

        Assert.Equal((Mood.Sad, "smart", 3), (result.Value, result.Model, result.Attempts.Count));
        Assert.Equal(["fast", "fast", "smart"], _asked);
        Assert.Equal([null, 0.75f, 0.5f], _requests.Select(static r => r.Options?.Temperature));
        Assert.StartsWith("An earlier answer is not one of the 3 names of 'Mood'.", _requests[2].UserText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Call_RepairSwitchedOff_IsAskedOnce()
    {
        var e = await Assert.ThrowsAsync<LlmException>(() => Create("furious", "sad").OnceAsync());

        Assert.Equal(["fast"], _asked);
        Assert.Equal("furious", Assert.Single(e.UnreadableAnswers).Text);
    }

    [Fact]
    public async Task Call_Text_IsTakenAsItComes() => Assert.Equal("furious", await Create("furious", "sad").TextAsync());
}
