using LlmAttributes.Behavior.Tests.Contracts;
using LlmAttributes.Testing;

namespace LlmAttributes.Behavior.Tests;

public sealed class QualityTests
{
    private const string Refusal = "I'm sorry, but I can't help with that.";
    private const string Good = "It arrives at noon.";

    private readonly List<string> _asked = [];
    private readonly LlmRuntime _runtime;
    private readonly IMonitored _client;

    public QualityTests()
    {
        _runtime = LlmRuntime.CreateBuilder().AddModel("fast", Client("fast", Refusal)).AddModel("smart", Client("smart", Good)).Build();
        _client = IMonitored.Create(_runtime);
    }

    [Fact]
    public async Task Call_LowAnswer_IsFlagged()
    {
        var result = await _client.FlagAsync("Oban");

        Assert.Equal(Refusal, result.Value);
        Assert.InRange(result.Quality!.Value, 0, 0.39);
    }

    [Fact]
    public async Task Call_Retry_AsksAgainAsOftenAsDeclared()
    {
        Assert.Equal(Refusal, await _client.RetryAsync("Oban"));

        Assert.Equal(["fast", "fast", "fast"], _asked);
    }

    [Fact]
    public async Task Call_Escalate_AsksTheStrongerModel()
    {
        var result = await _client.EscalateAsync("Oban");

        Assert.Equal((Good, "smart"), (result.Value, result.Model));
        Assert.Equal(["fast", "smart"], _asked);
    }

    [Fact]
    public async Task Call_Fail_ThrowsByTheInheritedScore()
    {
        var error = await Assert.ThrowsAsync<LlmException>(() => _client.FailAsync("Oban"));

        Assert.Contains("below the 0.4 of [MonitorQuality]", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Call_SwitchedOff_IsNotScored()
    {
        Assert.Null((await _client.UnwatchedAsync("Oban")).Quality);
        Assert.Empty(_runtime.Quality.Snapshot());
    }

    [Fact]
    public async Task Stream_Ended_IsScored()
    {
        await foreach (var piece in _client.StreamAsync("Oban"))
            Assert.NotEmpty(piece);

        Assert.Equal("IMonitored.StreamAsync", Assert.Single(_runtime.Quality.Snapshot()).Call);
    }

    [Fact]
    public async Task Feedback_OnAResult_JoinsItsCall()
    {
        var result = await _client.FlagAsync("Oban");

        Assert.True(await _runtime.Quality.FeedbackAsync(result.ResultId!, isCorrect: true));

        Assert.Equal(1, Assert.Single(_runtime.Quality.Snapshot()).JudgedMean);
    }

    private ScriptedChatClient Client(string key, string text) => new(_ =>
    {
        _asked.Add(key);
        return ScriptedReply.Say(text);
    });
}
