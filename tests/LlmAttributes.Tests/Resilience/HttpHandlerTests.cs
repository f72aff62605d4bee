using System.Net;
using LlmAttributes.Runtime;
using LlmAttributes.Tests.Harness;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Time.Testing;

namespace LlmAttributes.Tests.Resilience;

public sealed class HttpHandlerTests : IDisposable
{
    private static readonly CallPlan s_plan = CallHarness.Plan with { Model = "a", Retry = new() { MaxAttempts = 2, BaseDelaySeconds = 0.001 } };

    private static readonly ModelFacts s_openAI = new() { Provider = "openai" };

    private readonly Provider _provider = new();
    private readonly FakeTimeProvider _clock = new();

    public void Dispose() => _provider.Dispose();

    private BoundCall<string> Bind(CallPlan plan, LlmHttpHandler? handler = null, bool isSynchronous = false, ModelFacts? facts = null) => Contracts.Create(
        LlmRuntime.CreateBuilder().UseTimeProvider(_clock).UseSeed(1).AddModel("a", new HttpModel(handler ?? new(_provider), isSynchronous), facts ?? s_openAI).Build(),
        binder => binder.Bind(plan, Answers.Text));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Ask_Request_CarriesTheKeyOfItsCall(bool isSynchronous)
    {
        var call = Bind(s_plan, isSynchronous: isSynchronous);

        await call.AskAsync(CallHarness.Messages, default);
        await call.AskAsync(CallHarness.Messages, default);

        Assert.Equal(2, _provider.Keys.Distinct().Count(key => key is { Length: 25 }));
    }

    [Fact]
    public async Task Ask_HeaderSwitchedOff_CarriesNone()
    {
        await Bind(s_plan, new(_provider) { IdempotencyHeader = null }).AskAsync(CallHarness.Messages, default);

        Assert.Null(Assert.Single(_provider.Keys));
    }

    [Theory]
    [InlineData(null, 0)]
    [InlineData("anthropic", 0)]
    [InlineData("OpenAI", 1)]
    public async Task Ask_Provider_DecidesWhetherAKeyIsSent(string? provider, int sent)
    {
        await Bind(s_plan, facts: new() { Provider = provider }).AskAsync(CallHarness.Messages, default);

        Assert.Equal(sent, _provider.Keys.Count(key => key is not null));
    }

    [Fact]
    public async Task Ask_ProvidersGiven_AreSentTheKeyAndNobodyElse()
    {
        await Bind(s_plan, new(_provider) { IdempotencyProviders = ["mine"] }).AskAsync(CallHarness.Messages, default);
        await Bind(s_plan, new(_provider) { IdempotencyProviders = ["mine"] }, facts: new() { Provider = "mine" }).AskAsync(CallHarness.Messages, default);

        Assert.Equal([false, true], _provider.Keys.Select(key => key is not null));
    }

    [Fact]
    public async Task Ask_HandlerInAHandler_CountsAndSendsOnce()
    {
        var log = new ListLogger();
        var handler = new LlmHttpHandler(new LlmHttpHandler(_provider) { IdempotencyHeader = "X-Inner" });
        var call = Contracts.Create(LlmRuntime.CreateBuilder().UseLogger(log).AddModel("a", new HttpModel(handler, isSynchronous: true), s_openAI).Build(), b => b.Bind(s_plan, Answers.Text));

        await call.AskAsync(CallHarness.Messages, default);

        Assert.NotNull(Assert.Single(_provider.Keys));
        Assert.DoesNotContain(log.Lines, static line => line.Text.Contains("by itself", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Ask_BudgetLowersTheOutputOfARetry_ItHasAKeyOfItsOwn()
    {
        var harness = new CallHarness();
        harness.Configure(b => b.AddModel("a", new HttpModel(new(_provider), isSynchronous: false), Priced.At(1, 1) with { Provider = "openai", MaxOutputTokens = 1_000 }));
        _provider.Stalls = 2;
        var plan = s_plan with { Retry = new() { MaxAttempts = 3, BaseDelaySeconds = 0.001 }, Budget = new() { PerCallUsd = 0.003m }, Timeout = new() { AttemptSeconds = 1 } };

        await harness.RunAsync(harness.AskAsync(plan));

        Assert.Equal([2, 1], _provider.Keys.GroupBy(key => key).Select(attempts => attempts.Count()));
    }

    [Fact]
    public async Task Ask_LimitUsedUp_TheNextRequestWaits()
    {
        var call = Bind(s_plan);
        _provider.Headers = [("x-ratelimit-remaining-tokens", "0"), ("x-ratelimit-reset-tokens", "50s")];
        await call.AskAsync(CallHarness.Messages, default);

        var second = call.AskAsync(CallHarness.Messages, default);
        Assert.False(second.IsCompleted);
        _clock.Advance(TimeSpan.FromSeconds(5));

        Assert.Equal("yes", await second);
    }

    [Fact]
    public async Task Ask_PauseLongerThanTheDeadline_IsRefusedAtOnce()
    {
        var call = Bind(s_plan with { Timeout = new() { TotalSeconds = 3 } });
        _provider.Headers = [("ratelimit-remaining", "0"), ("ratelimit-reset", "60")];
        await call.AskAsync(CallHarness.Messages, default);

        var e = await Assert.ThrowsAsync<LlmException>(() => call.AskAsync(CallHarness.Messages, default));

        Assert.Equal((LlmErrorKind.RateLimit, 1), (e.Kind, _provider.Keys.Count));
    }

    /// <summary>A client that sends one HTTP request for each of its own.</summary>
    private sealed class HttpModel(LlmHttpHandler handler, bool isSynchronous) : IChatClient
    {
        private readonly HttpMessageInvoker _http = new(handler, disposeHandler: false);

        public async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "http://localhost/");
            using var response = isSynchronous ? _http.Send(request, cancellationToken) : await _http.SendAsync(request, cancellationToken);
            return new(new ChatMessage(ChatRole.Assistant, await response.Content.ReadAsStringAsync(cancellationToken)));
        }

        public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
            throw new NotSupportedException();

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose() => _http.Dispose();
    }

    private sealed class Provider : HttpMessageHandler
    {
        public List<string?> Keys { get; } = [];

        public (string Name, string Value)[] Headers { get; set; } = [];

        /// <summary>How many requests are never answered.</summary>
        public int Stalls { get; set; }

        protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Keys.Add(request.Headers.TryGetValues("Idempotency-Key", out var values) ? values.Single() : null);
            var response = new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent("yes") };
            foreach (var (name, value) in Headers)
                response.Headers.TryAddWithoutValidation(name, value);
            return response;
        }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var response = Send(request, cancellationToken);
            if (Stalls-- > 0)
                await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
            return response;
        }
    }
}
