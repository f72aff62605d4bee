using System.Threading.RateLimiting;
using LlmAttributes.Runtime;
using LlmAttributes.Testing;
using Microsoft.Extensions.AI;

namespace LlmAttributes.Pipelines.Tests;

public class ChatClientBuilderTests
{
    private readonly Pipeline _pipeline = new();

    [Fact]
    public async Task UseLlmRetry_PassingError_AsksAgain()
    {
        var client = _pipeline.Build(_pipeline.Client("a", Pipeline.Status(500), ScriptedReply.Say("yes")), b => b.UseLlmRetry());

        Assert.Equal("yes", await _pipeline.AskAsync(client));
        Assert.Equal(["a", "a"], _pipeline.Asked);
    }

    [Fact]
    public async Task UseLlmRetry_PermanentError_LeavesAsLlmException()
    {
        var client = _pipeline.Build(_pipeline.Client("a", Pipeline.Status(401)), b => b.UseLlmRetry(new() { MaxAttempts = 5 }));

        var e = await Assert.ThrowsAsync<LlmException>(() => _pipeline.AskAsync(client));

        Assert.Equal((LlmErrorKind.Authentication, "pipeline", "retry"), (e.Kind, e.Contract, e.Call));
        Assert.Single(_pipeline.Asked);
    }

    [Fact]
    public async Task UseLlmTimeout_TooSlow_IsATimeout()
    {
        var client = _pipeline.Build(_pipeline.Client("a", Pipeline.Late("late", 100)), b => b.UseLlmTimeout(new() { AttemptSeconds = 2 }));

        Assert.Equal(LlmErrorKind.Timeout, (await Assert.ThrowsAsync<LlmException>(() => _pipeline.AskAsync(client))).Kind);
    }

    [Fact]
    public async Task UseLlmRetryAroundTimeout_TheOuterStageUnderstandsTheInnerOnesError()
    {
        var client = _pipeline.Build(
            _pipeline.Client("a", Pipeline.Late("late", 100), ScriptedReply.Say("yes")), b => b.UseLlmRetry().UseLlmTimeout(new() { AttemptSeconds = 2 }));

        Assert.Equal("yes", await _pipeline.AskAsync(client));
    }

    [Fact]
    public async Task UseLlmCircuitBreaker_KeepsFailing_IsLeftAlone()
    {
        var client = _pipeline.Build(_pipeline.Client("a", Pipeline.Status(500)), b => b.UseLlmCircuitBreaker(o => o.MinimumThroughput = 2));
        for (var i = 0; i < 4; i++)
            await Assert.ThrowsAsync<LlmException>(() => _pipeline.AskAsync(client));

        Assert.Equal(2, _pipeline.Asked.Count);
    }

    [Fact]
    public async Task UseLlmFallback_InnerFails_TheNextClientAnswers()
    {
        var client = _pipeline.Build(
            _pipeline.Client("a", Pipeline.Status(500)), b => b.UseLlmFallback(_pipeline.Client("b", Pipeline.Status(500)), _pipeline.Client("c", ScriptedReply.Say("yes"))));

        Assert.Equal("yes", await _pipeline.AskAsync(client));
        Assert.Equal(["a", "b", "c"], _pipeline.Asked);
    }

    [Fact]
    public async Task UseLlmFallback_ErrorThatIsNotNamed_IsNotTriedElsewhere()
    {
        var client = _pipeline.Build(_pipeline.Client("a", Pipeline.Status(500)), b => b.UseLlmFallback(ErrorKinds.RateLimit, _pipeline.Client("b", ScriptedReply.Say("yes"))));

        await Assert.ThrowsAsync<LlmException>(() => _pipeline.AskAsync(client));
        Assert.Equal(["a"], _pipeline.Asked);
    }

    [Fact]
    public void UseLlmFallback_NoClient_SaysSo() =>
        Assert.Contains("name at least one", Assert.Throws<ArgumentException>(() => _pipeline.Client("a", ScriptedReply.Say("x")).AsBuilder().UseLlmFallback()).Message, StringComparison.Ordinal);

    [Fact]
    public async Task UseLlmFallback_Stream_NothingIsRepeated()
    {
        var broken = new ScriptedReply { Chunks = [""], Failure = new HttpRequestException("cut"), FailureAfterChunks = 1 };
        var client = _pipeline.Build(_pipeline.Client("a", broken), b => b.UseLlmFallback(_pipeline.Client("b", ScriptedReply.Say("one two"))));

        var texts = await client.GetStreamingResponseAsync(Pipeline.Messages).Select(u => u.Text).ToListAsync();

        Assert.Equal("one two", string.Concat(texts));
    }

    [Fact]
    public async Task UseLlmHedging_InnerIsSlow_TheOtherClientWins()
    {
        var client = _pipeline.Build(_pipeline.Client("a", Pipeline.Late("slow", 100)), b => b.UseLlmHedging(new() { DelaySeconds = 1 }, _pipeline.Client("b", ScriptedReply.Say("fast"))));

        Assert.Equal("fast", await _pipeline.AskAsync(client));
    }

    [Fact]
    public async Task UseLlmBulkhead_MoreThanMayWait_AreRefused()
    {
        var client = _pipeline.Build(_pipeline.Client("a", Pipeline.Late("yes", 10)), b => b.UseLlmBulkhead(new() { MaxConcurrency = 1, MaxQueued = 0 }));
        var running = client.GetResponseAsync(Pipeline.Messages);

        Assert.Equal(LlmErrorKind.RateLimit, (await Assert.ThrowsAsync<LlmException>(() => client.GetResponseAsync(Pipeline.Messages))).Kind);
        Assert.Equal("yes", (await _pipeline.RunAsync(running)).Text);
    }

    [Fact]
    public async Task UseLlmRateLimit_Facts_TheNextRequestWaits()
    {
        var client = _pipeline.Build(_pipeline.Client("a", ScriptedReply.Say("yes")), b => b.UseLlmRateLimit(new ModelFacts { RequestsPerMinute = 1 }));
        await _pipeline.AskAsync(client);
        var start = _pipeline.Clock.GetUtcNow();

        await _pipeline.AskAsync(client);

        Assert.InRange((_pipeline.Clock.GetUtcNow() - start).TotalSeconds, 59, 61);
    }

    [Fact]
    public async Task UseLlmRateLimit_LimiterOfTheUser_IsAsked()
    {
        using var limiter = new ConcurrencyLimiter(new() { PermitLimit = 1 });
        var client = _pipeline.Build(_pipeline.Client("a", ScriptedReply.Say("yes")), b => b.UseLlmRateLimit(limiter));
        using var taken = limiter.AttemptAcquire();

        Assert.Equal(LlmErrorKind.RateLimit, (await Assert.ThrowsAsync<LlmException>(() => _pipeline.AskAsync(client))).Kind);
    }

    [Fact]
    public async Task UseLlmPolicies_OneStage_HoldsAllPolicies()
    {
        var plan = new CallPlan("Support") { Call = "Chat", Retry = new(), Fallback = [new(["other"])], CircuitBreaker = true, Timeout = new() { TotalSeconds = 30 } };
        var client = _pipeline.Build(
            _pipeline.Client("a", Pipeline.Status(500), Pipeline.Status(500), Pipeline.Status(500)),
            b => b.UseLlmPolicies(plan, runtime => runtime.AddModel("other", _pipeline.Client("b", ScriptedReply.Say("yes")))));

        Assert.Equal("yes", await _pipeline.AskAsync(client));
        Assert.Equal(["a", "a", "a", "b"], _pipeline.Asked);
    }

    [Fact]
    public async Task UseLlmPolicies_OptionsNameAModelOfTheRuntime_ItIsAskedFirst()
    {
        var client = _pipeline.Build(
            _pipeline.Client("a", ScriptedReply.Say("a")), b => b.UseLlmPolicies(new CallPlan("Support") { Call = "Chat" }, runtime => runtime.AddModel("other", _pipeline.Client("b", ScriptedReply.Say("b")))));

        Assert.Equal("b", await _pipeline.AskAsync(client, new() { ModelId = "other" }));
        Assert.Equal("a", await _pipeline.AskAsync(client, new() { ModelId = "gpt-something" }));
    }

    [Fact]
    public void UseLlmPolicies_NumbersOutOfRange_AllAreNamed()
    {
        var plan = new CallPlan("Support") { Call = "Chat", Retry = new() { MaxAttempts = 0, Factor = 0.5 }, Timeout = new() { TotalSeconds = -1 }, Bulkhead = new() { MaxQueued = -1 }, Hedge = new() { MaxSurcharge = 0 } };

        var e = Assert.Throws<LlmConfigurationException>(() => _pipeline.Build(_pipeline.Client("a", ScriptedReply.Say("a")), b => b.UseLlmPolicies(plan)));

        Assert.Equal(5, e.Faults.Count);
        Assert.Contains("'Support.Chat' sets 'Retry.MaxAttempts' to 0; make it 1 or more.", e.Faults);
        Assert.Contains("'Support.Chat' sets 'Retry.Factor' to 0.5; make it 1 or more.", e.Faults);
    }

    [Fact]
    public void UseLlmPolicies_Ensemble_SaysThatItHasNoPlace() =>
        Assert.Throws<ArgumentException>(() => _pipeline.Build(_pipeline.Client("a", ScriptedReply.Say("a")), b => b.UseLlmPolicies(new CallPlan("S") { Ensemble = new(MergeStrategy.MajorityVote, ["x", "y"]) })));

    [Fact]
    public async Task UseLlmRetry_ContainerHasARuntime_ItsLedgerAndErrorCountsAreShared()
    {
        await using var host = LlmRuntime.CreateBuilder().UseTimeProvider(_pipeline.Clock).Build();
        var client = _pipeline.With(host).Build(_pipeline.Client("a", Pipeline.Status(500), ScriptedReply.Say("yes", 10, 5)), b => b.UseLlmRetry());

        await _pipeline.AskAsync(client);

        var entry = Assert.Single(host.Costs.Snapshot().Entries);
        Assert.Equal(("pipeline", "retry", 2), (entry.Contract, entry.Call, entry.Attempts));
        Assert.Equal(1, host.Errors.Rate(ErrorWindow.Total).Failures);
    }

    [Fact]
    public async Task UseLlmQueryOptimizer_UnclearQuery_ReachesTheInnerClientClearer()
    {
        var inner = _pipeline.Client("a", ScriptedReply.Say("a"));
        var client = _pipeline.Build(inner, b => b.UseLlmQueryOptimizer(null, options => options.Defaults.Quantity = "exactly four"));

        await _pipeline.RunAsync(client.GetResponseAsync([new(ChatRole.User, "Name several rivers in Peru.")]));

        Assert.Contains("exactly four", inner.Requests[0].Messages[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Build_Client_TellsWhatTheInnerOneIs()
    {
        var inner = _pipeline.Client("a", ScriptedReply.Say("a"));
        var client = _pipeline.Build(inner, b => b.UseLlmRetry());

        Assert.Same(inner, client.GetService<ScriptedChatClient>());
        Assert.NotNull(client.GetService<LlmRuntime>());
        Assert.Equal("a", client.GetService<ChatClientMetadata>()!.DefaultModelId);
    }
}
