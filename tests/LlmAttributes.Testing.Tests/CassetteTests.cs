using Microsoft.Extensions.AI;

namespace LlmAttributes.Testing.Tests;

public sealed class CassetteTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("cassettes").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Auto_AsksOnceAndPlaysAfterwards()
    {
        using var model = new ScriptedChatClient(ScriptedReply.Say("Angry", 10, 1));
        using (var cassette = Open())
            Assert.Equal(Mood.Angry, (await IDesk.Create(new CassetteChatClient(model, cassette)).ClassifyAsync("a")).Value);

        using var again = Open();
        var result = await IDesk.Create(new CassetteChatClient(model, again)).ClassifyAsync("a");

        Assert.Equal((Mood.Angry, 10), (result.Value, result.Usage.InputTokens));
        Assert.Single(model.Requests);
        Assert.Equal("1 replayed, 0 recorded, 0 stale", again.Report().ToString());
    }

    [Fact]
    public async Task Auto_Stream_IsPlayedInThePiecesInWhichItCame()
    {
        using var model = new ScriptedChatClient(ScriptedReply.SayInChunks("so ", "it ", "is"));
        using (var cassette = Open())
            await IDesk.Create(new CassetteChatClient(model, cassette)).TellAsync("x").ToListAsync();

        using var again = Open(CassetteMode.Replay);

        Assert.Equal(["so ", "it ", "is"], await IDesk.Create(new CassetteChatClient(again)).TellAsync("x").ToListAsync());
    }

    [Fact]
    public async Task Replay_UntrustedTextBetweenOtherDelimiters_IsTheSameRequest()
    {
        using (var cassette = Open())
            await new CassetteChatClient(new ScriptedChatClient("hi"), cassette).GetResponseAsync("<untrusted-0123456789ABCDEF>a</untrusted-0123456789ABCDEF>");

        using var again = Open(CassetteMode.Replay);

        Assert.Equal("hi", (await new CassetteChatClient(again).GetResponseAsync("<untrusted-FEDCBA9876543210>a</untrusted-FEDCBA9876543210>")).Text);
    }

    [Fact]
    public async Task Auto_OnABuildServer_OnlyPlays()
    {
        var options = new CassetteOptions { Environment = static name => name == "CI" ? "true" : null };
        using var cassette = Cassette.Open(_folder, "desk", options);

        Assert.Equal(CassetteMode.Replay, cassette.Mode);
        var failure = await Assert.ThrowsAsync<LlmException>(() => IDesk.Create(new CassetteChatClient(new ScriptedChatClient("Angry"), cassette)).ClassifyAsync("a"));
        Assert.Equal(
            $"The cassette '{Path.Combine(_folder, "desk.json")}' has no answer for 'IDesk.ClassifyAsync'; record it on your machine by running the test without CI=true and with a real client.",
            Assert.IsType<CassetteException>(failure.InnerException).Message);
    }

    [Fact]
    public async Task Replay_OtherArguments_ShowTheDifference()
    {
        using (var cassette = Open())
            await IDesk.Create(new CassetteChatClient(new ScriptedChatClient("Angry"), cassette)).ClassifyAsync("one");

        using var again = Open(CassetteMode.Replay);
        var failure = await Assert.ThrowsAsync<LlmException>(() => IDesk.Create(new CassetteChatClient(again)).ClassifyAsync("two"));

        var message = failure.InnerException!.Message;
        Assert.Contains("its arguments are others", message, StringComparison.Ordinal);
        Assert.Contains("- Classify: one", message, StringComparison.Ordinal);
        Assert.Contains("+ Classify: two", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Replay_PromptThatHasChanged_SaysSo()
    {
        using (var cassette = Open())
            await AskAsync(cassette, "old prompt", "Classify: a");

        using var again = Open(CassetteMode.Replay);
        var failure = await Assert.ThrowsAsync<CassetteException>(() => AskAsync(again, "new prompt", "Sort: a"));

        Assert.Contains("'IDesk.ClassifyAsync': its prompt has changed since it was recorded", failure.Message, StringComparison.Ordinal);
        Assert.Equal(["IDesk.ClassifyAsync"], again.Report().Stale.Select(static stale => stale.Split(' ')[0]));
    }

    [Fact]
    public async Task EqualRequests_EachHaveTheirOwnAnswer()
    {
        using (var cassette = Open())
        {
            var desk = IDesk.Create(new CassetteChatClient(new ScriptedChatClient("Angry", "Glad"), cassette));
            await desk.ClassifyAsync("a");
            await desk.ClassifyAsync("a");
        }

        using var again = Open(CassetteMode.Replay);
        var played = IDesk.Create(new CassetteChatClient(again));

        Assert.Equal(Mood.Angry, (await played.ClassifyAsync("a")).Value);
        Assert.Equal(Mood.Glad, (await played.ClassifyAsync("a")).Value);
        var failure = await Assert.ThrowsAsync<LlmException>(() => played.ClassifyAsync("a"));
        Assert.Contains("but not for its repeat 2", failure.InnerException!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FailedRequest_IsNotRecorded_AndItsRetryIsPlayedInItsPlace()
    {
        using (var cassette = Open())
        {
            using var faulty = new FaultyChatClient(new ScriptedChatClient("Angry"), new FaultPlan().Else(ChatFault.RateLimit(0)));
            Assert.Equal(2, (await IDesk.Create(new CassetteChatClient(faulty, cassette)).ClassifyAsync("a")).Attempts.Count);
        }

        using var again = Open(CassetteMode.Replay);

        Assert.Single((await IDesk.Create(new CassetteChatClient(again)).ClassifyAsync("a")).Attempts);
    }

    [Fact]
    public async Task Record_ForgetsWhatWasThere()
    {
        using (var cassette = Open())
            await IDesk.Create(new CassetteChatClient(new ScriptedChatClient("Angry"), cassette)).ClassifyAsync("a");
        using (var cassette = Open(CassetteMode.Record))
            await IDesk.Create(new CassetteChatClient(new ScriptedChatClient("Glad"), cassette)).ClassifyAsync("a");

        using var again = Open(CassetteMode.Replay);

        Assert.Equal(Mood.Glad, (await IDesk.Create(new CassetteChatClient(again)).ClassifyAsync("a")).Value);
    }

    [Fact]
    public async Task RemoveStale_TakesOutWhatNobodyAskedFor()
    {
        using (var cassette = Open())
        {
            var desk = IDesk.Create(new CassetteChatClient(new ScriptedChatClient("Angry"), cassette));
            await desk.ClassifyAsync("a");
            await desk.ClassifyAsync("b");
        }

        using (var cassette = Open())
        {
            await IDesk.Create(new CassetteChatClient(new ScriptedChatClient("Angry"), cassette)).ClassifyAsync("a");
            Assert.Equal(1, cassette.RemoveStale());
        }

        using var again = Open(CassetteMode.Replay);
        await IDesk.Create(new CassetteChatClient(again)).ClassifyAsync("a");
        Assert.Empty(again.Report().Stale);
        Assert.Throws<InvalidOperationException>(() => again.RemoveStale());
    }

    [Theory]
    [InlineData("sk-proj-abcdefghij0123456789ABCDEF")]
    [InlineData("Authorization: Bearer abcdefghijklmnopqrstuvwxyz012345")]
    [InlineData("ghp_abcdefghijklmnopqrstuvwxyz0123456789")]
    [InlineData("AKIAABCDEFGHIJKLMNOP")]
    [InlineData("eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9P")]
    [InlineData("-----BEGIN RSA PRIVATE KEY-----\nMIIEow\n-----END RSA PRIVATE KEY-----")]
    [InlineData("the word swordfish")]
    [InlineData("customer 123-45")]
    public async Task Secrets_OfPromptAndAnswer_AreNotWritten(string secret)
    {
        var hidden = secret.Split(' ')[^1];
        using (var cassette = Open())
            await IDesk.Create(new CassetteChatClient(new ScriptedChatClient(ScriptedReply.SayInChunks("so ", secret[..^4], secret[^4..])), cassette)).TellAsync(secret).ToListAsync();

        var text = await File.ReadAllTextAsync(Path.Combine(_folder, "desk.json"));

        Assert.DoesNotContain(hidden, text, StringComparison.Ordinal);
        Assert.DoesNotContain(hidden[..^4], text, StringComparison.Ordinal);
        Assert.Contains("[secret]", text, StringComparison.Ordinal);
        using var again = Open(CassetteMode.Replay);
        Assert.NotEmpty(await IDesk.Create(new CassetteChatClient(again)).TellAsync(secret).ToListAsync());
    }

    [Fact]
    public async Task ToolCall_IsPlayedWithItsArguments()
    {
        var reply = new ChatResponse(new ChatMessage(ChatRole.Assistant, [new FunctionCallContent("1", "find", new Dictionary<string, object?> { ["n"] = 3, ["name"] = "Ada" })]));
        using (var cassette = Open())
            await new CassetteChatClient(new FixedChatClient(reply), cassette).GetResponseAsync("hi");

        using var again = Open(CassetteMode.Replay);
        var response = await new CassetteChatClient(again).GetResponseAsync("hi");

        var call = Assert.IsType<FunctionCallContent>(Assert.Single(response.Messages.SelectMany(static message => message.Contents)));
        Assert.Equal(("1", "find", "3", "Ada"), (call.CallId, call.Name, call.Arguments!["n"]!.ToString(), call.Arguments["name"]!.ToString()));
    }

    [Theory]
    [InlineData("../outside")]
    [InlineData("a/../../outside")]
    [InlineData("/etc/outside")]
    public void Open_NameThatLeadsOut_IsRefused(string name) =>
        Assert.Contains("leads out of the folder", Assert.Throws<ArgumentException>(() => Cassette.Open(_folder, name)).Message, StringComparison.Ordinal);

    [Fact]
    public async Task Open_Link_IsRefused()
    {
        var target = Path.Combine(_folder, "target.json");
        await File.WriteAllTextAsync(target, "{}");
        File.CreateSymbolicLink(Path.Combine(_folder, "link.json"), target);

        Assert.Throws<ArgumentException>(() => Cassette.Open(_folder, "link"));
    }

    [Theory]
    [InlineData("{ \"version\": 1,\n \"entries\": [", "is no valid JSON at line 2")]
    [InlineData("{ \"version\": 9, \"entries\": [] }", "is not of version 1")]
    [InlineData("{ \"version\": 1, \"entries\": [ { \"call\": \"x\" } ] }", "lacks a part")]
    public async Task Open_FileThatIsNoCassette_SaysWhatIsWrong(string text, string fault)
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "desk.json"), text);

        Assert.Contains(fault, Assert.Throws<CassetteException>(() => Open()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Save_TwiceWithTheSameAnswers_WritesTheSameBytes()
    {
        var path = Path.Combine(_folder, "desk.json");
        async Task<string> RecordAsync(params string[] bodies)
        {
            File.Delete(path);
            using (var cassette = Open())
            {
                var desk = IDesk.Create(new CassetteChatClient(new ScriptedChatClient("Angry"), cassette));
                foreach (var body in bodies)
                    await desk.ClassifyAsync(body);
            }

            return await File.ReadAllTextAsync(path);
        }

        Assert.Equal(await RecordAsync("a", "b", "c"), await RecordAsync("c", "a", "b"));
    }

    private static async Task AskAsync(Cassette cassette, string fingerprint, string text)
    {
        using var client = new CassetteChatClient(new ScriptedChatClient("Angry"), cassette);
        await client.ForCall(new("IDesk", "ClassifyAsync", "default") { Prompt = new(fingerprint) }).GetResponseAsync(text);
    }

    private Cassette Open(CassetteMode mode = CassetteMode.Auto) => Cassette.Open(_folder, "desk", new()
    {
        Mode = mode,
        Environment = static _ => null,
        Secrets = { "swordfish" },
        SecretPatterns = { new(@"\d{3}-\d{2}", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)) },
    });

    private sealed class FixedChatClient(ChatResponse response) : IChatClient
    {
        public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) => Task.FromResult(response);

        public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
            response.ToChatResponseUpdates().ToAsyncEnumerable();

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose()
        {
            // It holds nothing.
        }
    }
}
