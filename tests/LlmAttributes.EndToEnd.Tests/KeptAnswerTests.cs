using LlmAttributes.Testing;

namespace LlmAttributes.EndToEnd.Tests;

public sealed class KeptAnswerTests : IAsyncLifetime
{
    private Desk _desk = null!;

    public async Task InitializeAsync() => _desk = await Desk.OpenAsync();

    public async Task DisposeAsync() => await _desk.DisposeAsync();

    [Fact]
    public async Task Ask_EqualQuestions_ReachTheProviderOnceAndAreBookedOnce()
    {
        _desk.Script(Keys.OpenAI, LoopbackReply.Say("Paris.") with { InputTokens = 1000, OutputTokens = 100 });
        var kept = IKept.Create(_desk.Runtime);

        var results = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => kept.AskAsync("Capital of France?")));
        var late = await kept.AskAsync("Capital of France?");
        await kept.AskAsync("Capital of Spain?");

        Assert.Equal(2, _desk.Server.Requests.Count);
        Assert.All(results, static result => Assert.Equal("Paris.", result.Value));
        Assert.Equal(19, results.Count(static result => result.CacheHit is not null));
        Assert.Equal(("Paris.", Keys.OpenAI, 0m, 0.002m), (late.Value, late.Model, late.Cost.Usd, late.CacheHit!.Saved.Usd));
        Assert.Equal((2L, 0.004m), (_desk.Booked("AskAsync", Keys.OpenAI).Attempts, _desk.Booked("AskAsync", Keys.OpenAI).Cost.Usd));
        Assert.Equal(22, _desk.Runtime.Tracer.GetReport().Operations.Single(static o => o.Operation == "IKept.AskAsync").Count);
    }

    [Fact]
    public async Task Tell_EqualQuestions_AreReplayedInTheProvidersPieces()
    {
        _desk.Script(Keys.OpenAI, LoopbackReply.Say("Paris is the capital of France."));
        var kept = IKept.Create(_desk.Runtime);

        var first = await kept.TellAsync("Capital of France?").ToListAsync();
        var second = await kept.TellAsync("Capital of France?").ToListAsync();

        Assert.Single(_desk.Server.Requests);
        Assert.True(first.Count > 1);
        Assert.Equal(first, second);
    }
}
