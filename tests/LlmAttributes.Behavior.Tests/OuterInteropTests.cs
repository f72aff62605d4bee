using LlmAttributes.Behavior.Tests.Contracts;
using LlmAttributes.Behavior.Tests.Harness;
using LlmAttributes.Runtime;
using LlmAttributes.Testing;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace LlmAttributes.Behavior.Tests;

/// <summary>The middleware of Microsoft.Extensions.AI around a chat client of a runtime: nothing is counted, tried or run twice.</summary>
public class OuterInteropTests
{
    private static readonly CallPlan s_plan = new("Agent") { Call = "Ask", Trace = true, Retry = new() { MaxAttempts = 2, BaseDelaySeconds = 0.1 } };

    private readonly FakeTimeProvider _clock = new();
    private readonly Almanac _almanac = new();

    private LlmRuntime Runtime(IChatClient model) =>
        LlmRuntime.CreateBuilder().UseTimeProvider(_clock).UseDefault(model, new() { InputUsdPerMillionTokens = 1, OutputUsdPerMillionTokens = 2 }).Build();

    private ScriptedChatClient Model(params ScriptedReply[] script) => new(request => script[Math.Min(request.Call, script.Length - 1)], "gpt-5-mini", _clock);

    private static MemoryDistributedCache Cache() => new(Options.Create(new MemoryDistributedCacheOptions()));

    private ChatOptions WithWeather() => new() { Tools = [AIFunctionFactory.Create(_almanac.Weather, "Weather")] };

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Ask_WithOrWithoutTheirTelemetryAround_HasOneChatSpanAndOneMeasurement(bool hasTheirs)
    {
        var model = Model(ScriptedReply.Say("x", 10, 1));
        var ours = Runtime(model).CreateChatClient(s_plan);
        using var client = hasTheirs ? ours.AsBuilder().UseOpenTelemetry().Build() : ours;
        using var tally = new TelemetryTally();

        await client.GetResponseAsync("x");

        Assert.Equal((1, 1, 1), (model.Requests.Count, tally.Chats, tally.Durations));
        Assert.Contains("Agent.Ask", tally.Spans);
    }

    [Fact]
    public async Task Stream_WithTheirTelemetryAround_HasOneChatSpanAndOneMeasurement()
    {
        var model = Model(ScriptedReply.Say("x", 10, 1));
        using var client = Runtime(model).CreateChatClient(s_plan).AsBuilder().UseOpenTelemetry().Build();
        using var tally = new TelemetryTally();

        var text = (await client.GetStreamingResponseAsync("x").ToChatResponseAsync()).Text;

        Assert.Equal(("x", 1, 1, 1), (text, model.Requests.Count, tally.Chats, tally.Durations));
    }

    [Fact]
    public async Task Ask_WithTheirTelemetryAround_HasTheTokensOnOneSpanAndTheCostOnOurs()
    {
        using var client = Runtime(Model(ScriptedReply.Say("x", 10, 1))).CreateChatClient(s_plan).AsBuilder().UseOpenTelemetry().Build();
        using var tally = new TelemetryTally();

        await client.GetResponseAsync("x");

        Assert.Equal([10], tally.Tagged("gen_ai.usage.input_tokens").Select(static tag => Convert.ToInt32(tag.Value, null)));
        var cost = Assert.Single(tally.Tagged("llmattributes.cost.total"));
        Assert.Equal(("Agent.Ask", 0.000012), (cost.Span, Assert.IsType<double>(cost.Value)));
    }

    [Fact]
    public async Task Ask_RetriedWithTheirTelemetryAround_IsOneRequestToThem()
    {
        var model = Model(Desk.Refuse(503), ScriptedReply.Say("x", 10, 1));
        using var client = Runtime(model).CreateChatClient(s_plan).AsBuilder().UseOpenTelemetry().Build();
        using var tally = new TelemetryTally();

        await _clock.RunAsync(client.GetResponseAsync("x"));

        Assert.Equal((2, 1, 1), (model.Requests.Count, tally.Chats, tally.Durations));
    }

    [Fact]
    public async Task Ask_OtherModelThanTheSpanAround_KeepsItsOwnSpan()
    {
        using var source = new System.Diagnostics.ActivitySource("Experimental.Microsoft.Extensions.AI");
        var client = Runtime(Model(ScriptedReply.Say("x", 10, 1))).CreateChatClient(s_plan);
        using var tally = new TelemetryTally();

        // A tool that asks another model, run where the client around has no span for tools.
        using (source.StartActivity("chat gpt-5", System.Diagnostics.ActivityKind.Client))
            await client.GetResponseAsync("x");

        Assert.Equal((2, 1), (tally.Chats, tally.Durations));
    }

    [Fact]
    public async Task Ask_WithTheirFunctionInvocationAround_RunsEachToolOnceAndSpansEachRequest()
    {
        using var model = new CallingModel("Weather");
        using var client = Runtime(model).CreateChatClient(s_plan).AsBuilder().UseFunctionInvocation().Build();
        using var tally = new TelemetryTally();

        Assert.Equal("It is sunny 1.", (await client.GetResponseAsync("x", WithWeather())).Text);

        Assert.Equal((2, 1, 2, 2), (model.Requests, _almanac.Runs, tally.Chats, tally.Durations));
        Assert.Single(tally.Spans, static name => name.StartsWith("execute_tool", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Ask_WithAllTheirMiddlewareAround_IsMeasuredOnceAndBookedOncePerRequest()
    {
        using var model = new CallingModel("Weather");
        var runtime = Runtime(model);
        using var client = runtime.CreateChatClient(s_plan).AsBuilder().UseOpenTelemetry().UseFunctionInvocation().UseDistributedCache(Cache()).Build();
        using var tally = new TelemetryTally();

        await client.GetResponseAsync("x", WithWeather());

        Assert.Equal((2, 1, 1, 1), (model.Requests, _almanac.Runs, tally.Chats, tally.Durations));
        var entry = Assert.Single(runtime.Costs.Snapshot().Entries);
        Assert.Equal((20, 2), (entry.Usage.InputTokens, entry.Usage.OutputTokens));
    }

    [Fact]
    public async Task Ask_WithTheirCacheAround_BooksAnEqualRequestOnce()
    {
        var model = Model(ScriptedReply.Say("x", 10, 1));
        var runtime = Runtime(model);
        using var client = runtime.CreateChatClient(s_plan).AsBuilder().UseDistributedCache(Cache()).Build();

        await client.GetResponseAsync("x");
        await client.GetResponseAsync("x");

        Assert.Equal((1, 10), (model.Requests.Count, Assert.Single(runtime.Costs.Snapshot().Entries).Usage.InputTokens));
    }

    [Fact]
    public async Task Contract_OverATracedClientOfARuntime_HasOneChatSpanAndOneMeasurement()
    {
        var model = Model(ScriptedReply.Say("x", 10, 1));
        var expert = IExpert.Create(LlmRuntime.CreateBuilder().UseTimeProvider(_clock).AddTools(_almanac).AddModel(Models.Fast, Runtime(model).CreateChatClient(s_plan)).Build());
        using var tally = new TelemetryTally();

        await expert.SayAsync("x");

        Assert.Equal((1, 1, 1), (model.Requests.Count, tally.Chats, tally.Durations));
    }
}
