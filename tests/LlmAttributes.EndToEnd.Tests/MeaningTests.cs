using System.ClientModel;
using LlmAttributes.Testing;
using Microsoft.Extensions.AI;
using OpenAI;

namespace LlmAttributes.EndToEnd.Tests;

public sealed class MeaningTests : IAsyncLifetime
{
    private const string Question = "How do I reset my password?";
    private const string Alike = "How can I reset my password?";

    private Desk _desk = null!;
    private IMeant _meant = null!;

    public async Task InitializeAsync()
    {
        _desk = await Desk.OpenAsync(static (builder, server) =>
        {
            server.AddEmbeddingModel("embedding-loopback", static text => text.Contains("password", StringComparison.Ordinal) ? new float[] { 1, 0.5f, 0 } : new float[] { 0, 0, 1 });
            var generator = new OpenAIClient(new ApiKeyCredential("key"), new OpenAIClientOptions { Endpoint = server.OpenAIEndpoint }).GetEmbeddingClient("embedding-loopback").AsIEmbeddingGenerator();
            builder.AddEmbeddingModel("embed", generator, new() { InputUsdPerMillionTokens = 100 }).Cache.SemanticEmbeddingModel = "embed";
        });
        _desk.Script(Keys.OpenAI, LoopbackReply.Say("Click on 'Forgot password'.") with { InputTokens = 1000, OutputTokens = 100 });
        _meant = IMeant.Create(_desk.Runtime);
    }

    public async Task DisposeAsync() => await _desk.DisposeAsync();

    [Fact]
    public async Task Ask_TheSameInOtherWords_IsAnsweredByMeaningAndItsEmbeddingsAreBooked()
    {
        var asked = await _meant.AskAsync(Question);
        await KeptAsync();
        var hit = await _meant.AskAsync(Alike);
        var other = await _meant.AskAsync("Which rivers are in Peru?");

        Assert.Equal((asked.Value, true, asked.Cost), (hit.Value, hit.CacheHit!.IsSemantic, hit.CacheHit.Saved));
        Assert.Null(other.CacheHit);
        Assert.Equal(2, _desk.Server.Requests.Count);
        Assert.Equal([Question, Alike, "Which rivers are in Peru?"], _desk.Server.EmbeddedTexts);
        var booked = _desk.Booked("Embed", "embed");
        Assert.Equal((3L, booked.Usage.InputTokens / 10_000m), (booked.Attempts, booked.Cost.Usd));
    }

    [Fact]
    public async Task Tell_TheSameInOtherWords_IsReplayedInTheProvidersPieces()
    {
        var first = await _meant.TellAsync(Question).ToListAsync();
        await KeptAsync();
        var stream = _meant.TellAsync(Alike);
        var second = await stream.ToListAsync();

        Assert.True(first.Count > 1);
        Assert.Equal(first, second);
        Assert.Single(_desk.Server.Requests);
        Assert.True((await stream.Completion).CacheHit!.IsSemantic);
    }

    // The embedding of what is kept is made behind the caller's back.
    private async Task KeptAsync()
    {
        var looked = 0;
        while (_desk.Runtime.Cache.SemanticStats.Entries == 0)
        {
            Assert.InRange(++looked, 0, 10_000_000);
            await Task.Yield();
        }
    }
}
