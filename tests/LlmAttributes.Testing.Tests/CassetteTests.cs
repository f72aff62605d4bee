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
            $"The cassette '{Path.Combine(_folder, "desk.json")}' has no answer for 'IDesk.ClassifyAsync'; record it on your machine by running the test with a real client and without what says that it is a build server, such as CI or TF_BUILD.",
            Assert.IsType<CassetteException>(failure.InnerException).Message);
    }

    [Theory]
    [InlineData("CI", "true", true)]
    [InlineData("CI", "1", true)]
    [InlineData("CI", "false", false)]
    [InlineData("CI", "0", false)]
    [InlineData("CI", "", false)]
    [InlineData("GITHUB_ACTIONS", "true", true)]
    [InlineData("TF_BUILD", "True", true)]
    [InlineData("BUILD_BUILDID", "812", true)]
    [InlineData("TEAMCITY_VERSION", "2026.1", true)]
    [InlineData("JENKINS_URL", "https://ci.example/", true)]
    [InlineData("PATH", "/bin", false)]
    public void Auto_ByTheVariablesOfBuildServers_OnlyPlays(string variable, string value, bool onlyPlays)
    {
        using var cassette = Cassette.Open(_folder, "desk", new CassetteOptions { Environment = name => name == variable ? value : null });

        Assert.Equal(onlyPlays ? CassetteMode.Replay : CassetteMode.Auto, cassette.Mode);
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

    public static TheoryData<string, ChatOptions> OtherOptions => new()
    {
        { "instructions", new() { Instructions = "Be brief." } },
        { "topK", new() { TopK = 3 } },
        { "frequencyPenalty", new() { FrequencyPenalty = 0.5f } },
        { "presencePenalty", new() { PresencePenalty = 0.5f } },
        { "reasoning", new() { Reasoning = new() { Effort = ReasoningEffort.High } } },
        { "toolMode", new() { Tools = [Tool("city")], ToolMode = ChatToolMode.RequireAny } },
        { "toolForms", new() { Tools = [Tool("town")] } },
    };

    [Theory]
    [MemberData(nameof(OtherOptions))]
    public async Task Replay_OptionThatHasChanged_IsAnotherRequest(string name, ChatOptions options)
    {
        using (var cassette = Open())
            await new CassetteChatClient(new ScriptedChatClient("hi"), cassette).GetResponseAsync("a", new() { Tools = options.Tools is null ? null : [Tool("city")] });

        using var again = Open(CassetteMode.Replay);
        var failure = await Assert.ThrowsAsync<CassetteException>(() => new CassetteChatClient(again).GetResponseAsync("a", options));

        Assert.Contains("its options are others", failure.Message, StringComparison.Ordinal);
        Assert.Contains(name == "toolForms" ? "town" : name, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Request_OfOptionsThatOlderCassettesKnew_HasTheKeyThatItHad() => Assert.Equal(
        """
        {
          "messages": [
            {
              "role": "user",
              "contents": [
                {
                  "text": "a"
                }
              ]
            }
          ],
          "modelId": "m",
          "temperature": 0.5,
          "isJson": true
        }
        """.ReplaceLineEndings("\n"),
        CassetteFile.Canonical(RequestForm.Of([new(ChatRole.User, "a")], new() { ModelId = "m", Temperature = 0.5f, ResponseFormat = ChatResponseFormat.Json, ToolMode = ChatToolMode.Auto }, new(new()))));

    [Fact]
    public async Task Replay_AnswerOfDataAddressesAndTools_IsPlayedAsItWas()
    {
        ChatMessage said = new(ChatRole.Assistant,
        [
            new TextReasoningContent("think") { ProtectedData = "c2VhbGVk" },
            new FunctionCallContent("1", "search", new Dictionary<string, object?> { ["city"] = "Oban" }) { InformationalOnly = true },
            new FunctionResultContent("1", "rain"),
            new DataContent(new byte[] { 1, 2, 3 }, "image/png") { Name = "map.png" },
            new UriContent("https://example.com/a.pdf", "application/pdf"),
            new TextContent("It rains."),
        ]);
        using (var cassette = Open())
            await new CassetteChatClient(new FixedChatClient(new(said)), cassette).GetResponseAsync("a");

        using var again = Open(CassetteMode.Replay);
        var played = (await new CassetteChatClient(again).GetResponseAsync("a")).Messages.SelectMany(static message => message.Contents).ToList();

        Assert.Equal(("think", "c2VhbGVk"), Assert.IsType<TextReasoningContent>(played[0]) is var reasoning ? (reasoning.Text, reasoning.ProtectedData) : default);
        var call = Assert.IsType<FunctionCallContent>(played[1]);
        Assert.Equal(("search", "Oban", true), (call.Name, $"{call.Arguments!["city"]}", call.InformationalOnly));
        Assert.Equal(("1", "rain"), Assert.IsType<FunctionResultContent>(played[2]) is var result ? (result.CallId, result.Result) : default);
        var data = Assert.IsType<DataContent>(played[3]);
        Assert.Equal(("image/png", "map.png"), (data.MediaType, data.Name));
        Assert.Equal([1, 2, 3], data.Data.ToArray());
        Assert.Equal(("https://example.com/a.pdf", "application/pdf"), Assert.IsType<UriContent>(played[4]) is var uri ? (uri.Uri.AbsoluteUri, uri.MediaType) : default);
        Assert.Equal("It rains.", Assert.IsType<TextContent>(played[5]).Text);
    }

    [Fact]
    public async Task Replay_AnswerOfWhoseDataAnOlderCassetteHasTheHash_IsRefused()
    {
        using (var cassette = Open())
            await new CassetteChatClient(new FixedChatClient(new(new ChatMessage(ChatRole.Assistant, [new DataContent(new byte[] { 1, 2, 3 }, "image/png")]))), cassette).GetResponseAsync("a");
        var path = Path.Combine(_folder, "desk.json");
        await File.WriteAllTextAsync(path, (await File.ReadAllTextAsync(path)).Replace("\"data\": \"AQID\"", "\"dataHash\": \"039058\"", StringComparison.Ordinal));

        using var again = Open(CassetteMode.Replay);
        var failure = await Assert.ThrowsAsync<CassetteException>(() => new CassetteChatClient(again).GetResponseAsync("a"));

        Assert.Equal("The answer holds data of type 'image/png' of which the cassette has only the hash; delete the entry and record it again.", failure.Message);
    }

    [Fact]
    public async Task Record_AnswerWithTheResultOfAToolAsAnObject_IsRefused()
    {
        using var cassette = Open();
        var client = new CassetteChatClient(new FixedChatClient(new(new ChatMessage(ChatRole.Assistant, [new FunctionResultContent("1", new Version(1, 2))]))), cassette);

        var failure = await Assert.ThrowsAsync<CassetteException>(() => client.GetResponseAsync("a"));

        Assert.Contains("as 'Version', which no cassette can play again; put the cassette below the client that calls tools", failure.Message, StringComparison.Ordinal);
    }

    private static AIFunctionDeclaration Tool(string parameter) =>
        AIFunctionFactory.CreateDeclaration("search", "Searches.", System.Text.Json.JsonDocument.Parse("""{"type":"object","properties":{"NAME":{"type":"string"}}}""".Replace("NAME", parameter, StringComparison.Ordinal)).RootElement);

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
