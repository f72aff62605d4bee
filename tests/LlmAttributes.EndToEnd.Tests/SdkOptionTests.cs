using System.ClientModel;
using System.ClientModel.Primitives;
using Anthropic;
using Anthropic.Core;
using LlmAttributes.Runtime;
using LlmAttributes.Testing;
using Microsoft.Extensions.AI;
using OpenAI;

namespace LlmAttributes.EndToEnd.Tests;

/// <summary>The official SDKs with the options of the library, and with HTTP clients of their own.</summary>
public sealed class SdkOptionTests : IAsyncLifetime
{
    private static readonly CallPlan s_plan = new("IDesk") { Call = "AskAsync", Model = "m", Retry = new() { MaxAttempts = 3, BaseDelaySeconds = 0.001, MaxDelaySeconds = 0.001 } };

    private readonly List<string> _log = [];
    private LoopbackServer _server = null!;

    public static TheoryData<string> Providers { get; } = ["openai", "anthropic"];

    private IEnumerable<string> Keys => _server.Requests.Select(r => r.Headers.GetValueOrDefault("Idempotency-Key", ""));

    private IEnumerable<string> Reports => _log.Where(line => line.Contains("sends requests again by itself", StringComparison.Ordinal));

    public async Task InitializeAsync() => _server = await LoopbackServer.StartAsync();

    public async Task DisposeAsync() => await _server.DisposeAsync();

    // Anthropic's SDK waits as long as it is told.
    private static LoopbackReply Fail() => LoopbackReply.Fail(500) with { Headers = new Dictionary<string, string> { ["retry-after-ms"] = "1" } };

    private IChatClient Client(string provider, bool keepRetries = false) => provider == "openai"
        ? OpenAI(new OpenAIClientOptions { RetryPolicy = new NoWait(3) }.UseLlmAttributes(keepRetries))
        : new AnthropicClient(new ClientOptions { ApiKey = "key", BaseUrl = _server.AnthropicEndpoint.ToString(), MaxRetries = 3 }.UseLlmAttributes(keepRetries)).AsIChatClient("m");

    private IChatClient OpenAI(OpenAIClientOptions options)
    {
        options.Endpoint = _server.OpenAIEndpoint;
        return new OpenAIClient(new ApiKeyCredential("key"), options).GetChatClient("m").AsIChatClient();
    }

    private LlmRuntime Runtime(IChatClient client, ModelFacts? facts = null, TimeProvider? time = null) => LlmRuntime.CreateBuilder()
        .AddModel("m", client, facts).UseOpenAIErrors().UseAnthropicErrors().UseTimeProvider(time ?? TimeProvider.System).UseLogger(new ListLoggers(_log)).Build();

    private static Task<LlmResult<string>> AskAsync(LlmRuntime runtime, CallPlan plan) =>
        Contracts.Create(runtime, binder => binder.Bind(plan, Answers.Text)).AskResultAsync([new(ChatRole.User, "hello")], default);

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Ask_Failures_AreRetriedByTheLibraryAlone(string provider)
    {
        _server.AddModel("m", Fail(), Fail(), LoopbackReply.Say("yes"));
        await using var runtime = Runtime(Client(provider));

        var result = await AskAsync(runtime, s_plan);

        Assert.Equal((3, 3), (result.Attempts.Count, _server.Requests.Count));
        Assert.Empty(Reports);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Ask_RetriesKept_AreReportedOnceForTheModel(string provider)
    {
        _server.AddModel("m", Fail(), Fail(), LoopbackReply.Say("yes"), Fail(), LoopbackReply.Say("yes"));
        await using var runtime = Runtime(Client(provider, keepRetries: true));

        var first = await AskAsync(runtime, s_plan);
        await AskAsync(runtime, s_plan);

        Assert.Single(first.Attempts);
        Assert.Equal(5, _server.Requests.Count);
        Assert.Single(Reports);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Stream_RetriesKept_AreReported(string provider)
    {
        _server.AddModel("m", Fail(), LoopbackReply.Say("yes"));
        await using var runtime = Runtime(Client(provider, keepRetries: true));

        var pieces = await Contracts.Create(runtime, binder => binder.BindStream(s_plan)).Texts([new(ChatRole.User, "hello")], null, null, default).ToListAsync();

        Assert.Equal("yes", string.Concat(pieces));
        Assert.Single(Reports);
    }

    [Fact]
    public async Task Ask_HandlerBehindThePolicy_CountsNothingTwice()
    {
        _server.AddModel("m", LoopbackReply.Say("yes"));
        using var http = new HttpClient(new LlmHttpHandler(new SocketsHttpHandler()));
        await using var runtime = Runtime(OpenAI(new OpenAIClientOptions { Transport = new HttpClientPipelineTransport(http) }.UseLlmAttributes()));

        await AskAsync(runtime, s_plan);

        Assert.Empty(Reports);
        Assert.Matches("^[0-9a-f]{16}-[0-9a-f]{8}$", Assert.Single(Keys));
    }

    [Fact]
    public async Task Ask_OpenAI_SendsOneKeyForAllAttemptsOfACall()
    {
        _server.AddModel("m", Fail(), Fail(), LoopbackReply.Say("yes"));
        await using var runtime = Runtime(Client("openai"));

        await AskAsync(runtime, s_plan);
        await AskAsync(runtime, s_plan);

        Assert.Equal([3, 1], Keys.GroupBy(key => key).Select(calls => calls.Count()));
        Assert.DoesNotContain("", Keys);
    }

    [Fact]
    public async Task Ask_Anthropic_SendsNoKey()
    {
        _server.AddModel("m", LoopbackReply.Say("yes"));
        await using var runtime = Runtime(Client("anthropic"));

        await AskAsync(runtime, s_plan);

        Assert.Equal("", Assert.Single(Keys));
    }

    [Theory]
    [InlineData("openai", "", 0)]
    [InlineData("mine", "", 1)]
    [InlineData("MINE", "X-Mine", 1)]
    public async Task Ask_ObserverGiven_SaysWhereTheKeyGoes(string provider, string header, int sent)
    {
        _server.AddModel("m", LoopbackReply.Say("yes"));
        var observer = header.Length == 0 ? new LlmRequestObserver { IdempotencyProviders = ["mine"] } : new() { IdempotencyProviders = ["mine"], IdempotencyHeader = header };
        await using var runtime = Runtime(OpenAI(new OpenAIClientOptions().UseLlmAttributes(observer: observer)), new() { Provider = provider });

        await AskAsync(runtime, s_plan);

        Assert.Equal(sent, Assert.Single(_server.Requests).Headers.Count(h => h.Key.Equals(observer.IdempotencyHeader, StringComparison.OrdinalIgnoreCase)));
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Ask_AnswerSaysThatNoRequestIsLeft_TheNextOneWaits(string provider)
    {
        var clock = new WatchedClock();
        _server.AddModel("m", LoopbackReply.Say("yes") with { Headers = new Dictionary<string, string> { ["ratelimit-remaining"] = "0", ["ratelimit-reset"] = "60", ["ratelimit-limit"] = "2" } });
        await using var runtime = Runtime(Client(provider), time: clock);
        await AskAsync(runtime, s_plan);

        var second = AskAsync(runtime, s_plan);
        var wait = await clock.WaitBegunAsync(static _ => true);
        Assert.Single(_server.Requests);
        clock.Advance(wait);

        Assert.Equal("yes", (await second).Value);
    }

    [Fact]
    public void UseLlmAttributes_Anthropic_LeavesTheGivenOptionsAlone()
    {
        var given = new ClientOptions { ApiKey = "key" };

        var prepared = given.UseLlmAttributes();

        Assert.Equal((null, 0), (given.MaxRetries, given.Handlers.Count));
        Assert.Equal((0, 1), (prepared.MaxRetries, prepared.Handlers.Count));
    }
}
