using LlmAttributes.Testing;

namespace LlmAttributes.EndToEnd.Tests;

public sealed class GuardTests : IAsyncLifetime
{
    private const string Mail = "I am Jo, write to jo@example.org or call +1 415 555 2671.";

    private Desk _desk = null!;
    private IGuardedDesk _client = null!;

    public static TheoryData<string> Providers { get; } = [Keys.OpenAI, Keys.Anthropic];

    public async Task InitializeAsync()
    {
        _desk = await Desk.OpenAsync();
        _client = IGuardedDesk.Create(_desk.Runtime);
    }

    public async Task DisposeAsync() => await _desk.DisposeAsync();

    [Fact]
    public async Task Answer_GuardedMaskedAndShadowed_DoesAllThree()
    {
        Answer(Keys.OpenAI, static request => request.Call == 0 ? $"{Placeholder(request, "EMAIL")}: it is $5." : $"I wrote to {Placeholder(request, "EMAIL")}.");
        Answer(Keys.Anthropic, static request => $"I wrote to {Placeholder(request, "EMAIL")}");

        var result = await _client.AnswerAsync(Mail, null);
        await _desk.Runtime.DisposeAsync();

        Assert.Equal("I wrote to jo@example.org.", result.Value);
        Assert.Equal([nameof(NoPrices), null], result.Attempts.Select(static a => a.Guard));
        Assert.Equal(3, _desk.Server.Requests.Count);
        Assert.All(_desk.Server.Requests, static request =>
        {
            Assert.DoesNotContain("example.org", request.Body, StringComparison.Ordinal);
            Assert.DoesNotContain("555", request.Body, StringComparison.Ordinal);
        });
        Assert.Contains("Name no prices", _desk.Server.Requests[1].UserText, StringComparison.Ordinal);
        var shadow = Assert.Single(_desk.Runtime.Quality.Shadows());
        Assert.Equal((Keys.OpenAI, Keys.Anthropic, 1L, 1L), (shadow.Model, shadow.Shadow, shadow.Compared, shadow.Equal));
        Assert.Equal(_desk.Booked("AnswerAsync (shadow)", Keys.Anthropic).Cost, shadow.ShadowCost);
        Assert.Equal(_desk.Booked("AnswerAsync", Keys.OpenAI).Cost, result.Cost);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Read_TypedResult_HasTheData(string key)
    {
        Answer(key, static request => $$"""{"name": "Jo", "address": "{{Placeholder(request, "EMAIL")}}"}""");

        Assert.Equal(new Sender("Jo", "jo@example.org"), await _client.ReadAsync(Mail, Desk.Of(key)));
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Tell_PlaceholderInPieces_IsRestored(string key)
    {
        Answer(key, static request => $"Call {Placeholder(request, "PHONE")} or write to {Placeholder(request, "EMAIL")}.", isCut: true);

        Assert.Equal("Call +1 415 555 2671 or write to jo@example.org.", string.Concat(await _client.TellAsync(Mail, Desk.Of(key)).ToListAsync()));
        Assert.DoesNotContain("example.org", Assert.Single(_desk.Server.Requests).Body, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task TellGuarded_FirstAnswerRefused_GivesTheSecondAlone(string key)
    {
        Answer(key, static request => request.Call == 0 ? "It is $5." : $"I wrote to {Placeholder(request, "EMAIL")}.", isCut: true);

        Assert.Equal("I wrote to jo@example.org.", string.Concat(await _client.TellGuardedAsync(Mail, Desk.Of(key)).ToListAsync()));
        Assert.Equal(2, _desk.Booked("TellGuardedAsync", key).Attempts);
    }

    private static string Placeholder(LoopbackRequest request, string kind)
    {
        var text = request.Messages.First(static m => m.Role == "user").Text;
        var at = text.IndexOf($"[{kind}_", StringComparison.Ordinal);
        return text[at..(text.IndexOf(']', at) + 1)];
    }

    private void Answer(string key, Func<LoopbackRequest, string> answer, bool isCut = false) =>
        _desk.Server.AddModel(key == Keys.OpenAI ? "gpt-loopback" : "claude-loopback", (request, _) =>
            new(isCut ? LoopbackReply.SayInChunks([.. answer(request).Chunk(3).Select(static c => new string(c))]) : LoopbackReply.Say(answer(request))));
}
