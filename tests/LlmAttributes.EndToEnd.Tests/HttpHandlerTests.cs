using System.ClientModel;
using System.ClientModel.Primitives;
using Anthropic;
using LlmAttributes.Runtime;
using LlmAttributes.Testing;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using OpenAI;

namespace LlmAttributes.EndToEnd.Tests;

/// <summary>The handler in the HTTP clients of the official SDKs.</summary>
public sealed class HttpHandlerTests : IAsyncLifetime, IDisposable
{
    private static readonly CallPlan s_plan = new("IDesk") { Call = "AskAsync", Model = "m", Retry = new() { MaxAttempts = 3, BaseDelaySeconds = 0.001, MaxDelaySeconds = 0.001 } };

    private readonly HttpClient _http = new(new LlmHttpHandler(new SocketsHttpHandler()));
    private readonly List<string> _log = [];
    private LoopbackServer _server = null!;

    public async Task InitializeAsync() => _server = await LoopbackServer.StartAsync();

    public async Task DisposeAsync() => await _server.DisposeAsync();

    public void Dispose() => _http.Dispose();

    private IChatClient OpenAI(int ownRetries = 0) => new OpenAIClient(new ApiKeyCredential("key"), new OpenAIClientOptions
    {
        Endpoint = _server.OpenAIEndpoint, RetryPolicy = new NoWait(ownRetries), Transport = new HttpClientPipelineTransport(_http),
    }).GetChatClient("m").AsIChatClient();

    private IChatClient Anthropic() => new AnthropicClient(new() { ApiKey = "key", BaseUrl = _server.AnthropicEndpoint.ToString(), MaxRetries = 0, HttpClient = _http }).AsIChatClient("m");

    private LlmRuntime Runtime(IChatClient client, TimeProvider? time = null) =>
        LlmRuntime.CreateBuilder().AddModel("m", client).UseOpenAIErrors().UseTimeProvider(time ?? TimeProvider.System).UseLogger(new ListLoggers(_log)).Build();

    private static Task<string> AskAsync(LlmRuntime runtime, CallPlan plan) =>
        Contracts.Create(runtime, binder => binder.Bind(plan, Answers.Text)).AskAsync([new(ChatRole.User, "hello")], default);

    private IEnumerable<string> Keys() => _server.Requests.Select(r => r.Headers.GetValueOrDefault("Idempotency-Key", ""));

    [Fact]
    public async Task Ask_AttemptsOfOneCall_CarryOneIdempotencyKey()
    {
        _server.AddModel("m", LoopbackReply.Fail(500), LoopbackReply.Fail(500), LoopbackReply.Say("yes"));
        await using var runtime = Runtime(OpenAI());

        Assert.Equal("yes", await AskAsync(runtime, s_plan));

        Assert.Equal(3, Keys().Count());
        Assert.Matches("^[0-9a-f]{16}-[0-9a-f]{8}$", Assert.Single(Keys().Distinct()));
    }

    [Fact]
    public async Task Ask_TwoCalls_CarryDifferentKeys()
    {
        _server.AddModel("m", LoopbackReply.Say("yes"));
        await using var runtime = Runtime(OpenAI());

        await AskAsync(runtime, s_plan);
        await AskAsync(runtime, s_plan);

        Assert.Equal(2, Keys().Distinct().Count(key => key.Length > 0));
    }

    [Fact]
    public async Task Ask_ProviderThatTakesNoKey_IsSentNone()
    {
        _server.AddModel("m", LoopbackReply.Say("yes"));
        await using var runtime = Runtime(Anthropic());

        await AskAsync(runtime, s_plan);

        Assert.Equal("", Assert.Single(Keys()));
    }

    [Fact]
    public async Task GetResponse_OutsideOfAnAttempt_CarriesNoKey()
    {
        _server.AddModel("m", LoopbackReply.Say("yes"));

        await OpenAI().GetResponseAsync("hello");

        Assert.Equal("", Assert.Single(Keys()));
    }

    [Fact]
    public async Task Ask_SdkRetriesByItself_IsReportedOnce()
    {
        _server.AddModel("m", LoopbackReply.Fail(500), LoopbackReply.Say("yes"), LoopbackReply.Fail(500), LoopbackReply.Say("yes"));
        await using var runtime = Runtime(OpenAI(ownRetries: 3));

        await AskAsync(runtime, s_plan);
        await AskAsync(runtime, s_plan);

        Assert.Contains("sends requests again by itself", Assert.Single(_log, line => line.Contains("by itself", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ask_SdkRetriesOfACallThatDoesNotRetry_AreNotReported()
    {
        _server.AddModel("m", LoopbackReply.Fail(500), LoopbackReply.Say("yes"));
        await using var runtime = Runtime(OpenAI(ownRetries: 3));

        await AskAsync(runtime, s_plan with { Retry = null });

        Assert.DoesNotContain(_log, line => line.Contains("by itself", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(30)]
    public async Task Ask_AnswerSaysThatNoRequestIsLeft_TheNextOneWaitsForAShareOfTheReset(double share)
    {
        var clock = new WatchedClock();
        var limit = Math.Round(60 / share);
        _server.AddModel("m", LoopbackReply.Say("yes") with
        {
            Headers = new Dictionary<string, string> { ["x-ratelimit-remaining-requests"] = "0", ["x-ratelimit-reset-requests"] = "1m0s", ["x-ratelimit-limit-requests"] = $"{limit}" },
        });
        await using var runtime = Runtime(OpenAI(), clock);
        await AskAsync(runtime, s_plan);

        var second = AskAsync(runtime, s_plan);
        Assert.Equal(share, (await clock.WaitBegunAsync(static _ => true)).TotalSeconds, 3);
        Assert.Single(_server.Requests);
        clock.Advance(TimeSpan.FromSeconds(share));

        Assert.Equal("yes", await second);
        Assert.Contains(_log, line => line.Contains("has used up a limit", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Ask_RequestsAreLeft_NobodyWaits()
    {
        _server.AddModel("m", LoopbackReply.Say("yes") with
        {
            Headers = new Dictionary<string, string> { ["x-ratelimit-remaining-requests"] = "12", ["x-ratelimit-reset-requests"] = "1m0s", ["x-ratelimit-remaining-tokens"] = "1", ["x-ratelimit-reset-tokens"] = "9m" },
        });
        await using var runtime = Runtime(OpenAI(), new WatchedClock());

        await AskAsync(runtime, s_plan);

        Assert.Equal("yes", await AskAsync(runtime, s_plan));
    }
}
