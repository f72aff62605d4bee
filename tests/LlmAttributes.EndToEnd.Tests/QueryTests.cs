using LlmAttributes.Testing;

namespace LlmAttributes.EndToEnd.Tests;

public sealed class QueryTests : IAsyncLifetime
{
    private const string Question = "Name several rivers.";
    private const string Answer = "The Ucayali, the Marañón and the Huallaga are large rivers of Peru.";

    private readonly MemoryQueryHistoryStore _store = new();
    private Desk _desk = null!;
    private IHelp _client = null!;

    public static TheoryData<string> Providers { get; } = [Keys.OpenAI, Keys.Anthropic];

    public async Task InitializeAsync()
    {
        _desk = await Desk.OpenAsync(builder => builder.UseQueryHistoryStore(_store));
        _client = IHelp.Create(_desk.Runtime);
        foreach (var key in new[] { Keys.OpenAI, Keys.Anthropic })
            _desk.Script(key, LoopbackReply.Say(Answer));
    }

    public async Task DisposeAsync() => await _desk.DisposeAsync();

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Answer_UnclearQuestion_IsSentClearerScoredJudgedAndKept(string key)
    {
        var result = await _client.AnswerAsync(Question, Desk.Of(key));
        Assert.True(await _desk.Runtime.Quality.FeedbackAsync(result.ResultId!, 1));
        await _desk.Runtime.DisposeAsync();

        Assert.Equal(Answer, result.Value);
        Assert.Equal((QueryStrategies.Clarify, Question), (result.Query!.Strategies, result.Query.Original));
        Assert.StartsWith(Question + "\n\n", Assert.Single(_desk.Server.Requests).UserText, StringComparison.Ordinal);
        Assert.Contains("three to five", _desk.Server.Requests[0].UserText, StringComparison.Ordinal);
        var kept = await _store.ReadAsync(10, default);
        Assert.Equal([result.Quality!.Value, 1], kept.Select(static entry => entry.Score));
        Assert.All(kept, static entry => Assert.Equal((Question, Answer, QueryStrategies.Clarify), (entry.Query, entry.Answer, entry.Strategies)));
    }

    [Fact]
    public async Task Answer_SensitiveQuestion_IsLearnedFromWithoutItsText()
    {
        var result = await _client.AnswerPrivatelyAsync(Question);
        await _desk.Runtime.DisposeAsync();

        Assert.True(result.Query!.IsChanged);
        var entry = Assert.Single(await _store.ReadAsync(10, default));
        Assert.Equal((null, null, QueryStrategies.Clarify), (entry.Query, entry.Answer, entry.Strategies));
    }

    [Fact]
    public async Task Answer_SwitchedOff_IsSentAsItIs()
    {
        await _client.AnswerAsIsAsync(Question);

        Assert.Equal(Question, Assert.Single(_desk.Server.Requests).UserText);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Tell_UnclearQuestion_IsStreamedFromTheClearerOne(string key)
    {
        var text = "";
        await foreach (var piece in _client.TellAsync(Question, Desk.Of(key)))
            text += piece;

        Assert.Equal(Answer, text);
        Assert.Contains("three to five", Assert.Single(_desk.Server.Requests).UserText, StringComparison.Ordinal);
    }
}
