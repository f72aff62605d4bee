using LlmAttributes.Behavior.Tests.Contracts;
using LlmAttributes.Behavior.Tests.Harness;
using LlmAttributes.Testing;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace LlmAttributes.Behavior.Tests;

/// <summary>A contract over the middleware of Microsoft.Extensions.AI: nothing is counted, tried or run twice.</summary>
public class InteropTests
{
    private readonly FakeTimeProvider _clock = new();
    private readonly Almanac _almanac = new();

    private IExpert Expert(IChatClient client) => IExpert.Create(LlmRuntime.CreateBuilder().UseTimeProvider(_clock).AddTools(_almanac).AddModel(Models.Fast, client).Build());

    private ScriptedChatClient Model(params ScriptedReply[] script) => new(request => script[Math.Min(request.Call, script.Length - 1)], "gpt-5-mini", _clock);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Call_WithOrWithoutTheirTelemetry_HasOneChatSpanAndOneMeasurement(bool hasTheirs)
    {
        var model = Model(ScriptedReply.Say("x", 10, 1));
        using var client = hasTheirs ? model.AsBuilder().UseOpenTelemetry().Build() : model;
        using var tally = new TelemetryTally();

        await Expert(client).SayAsync("x");

        Assert.Equal((1, 1, 1), (model.Requests.Count, tally.Chats, tally.Durations));
        Assert.Equal(["IExpert.SayAsync"], tally.Spans.Where(static name => !name.StartsWith("chat", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Call_ThatIsRetried_HasOneChatSpanForEachRequest(bool hasTheirs)
    {
        var model = Model(Desk.Refuse(503), ScriptedReply.Say("x", 10, 1));
        using var client = hasTheirs ? model.AsBuilder().UseOpenTelemetry().Build() : model;
        using var tally = new TelemetryTally();

        await _clock.RunAsync(Expert(client).SayAsync("x"));

        Assert.Equal((2, 2, 2), (model.Requests.Count, tally.Chats, tally.Durations));
    }

    [Fact]
    public async Task Call_OverTheirFunctionInvocationAndTelemetry_RunsEachToolOnce()
    {
        using var model = new CallingModel("Weather");
        using var client = model.AsBuilder().UseFunctionInvocation().UseOpenTelemetry().Build();
        using var tally = new TelemetryTally();

        Assert.Equal("It is sunny 1.", await Expert(client).AskAsync("x"));

        Assert.Equal((2, 1, 2, 2), (model.Requests, _almanac.Runs, tally.Chats, tally.Durations));
        Assert.Single(tally.Spans, static name => name.StartsWith("execute_tool", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Call_OverTheirFunctionInvocation_BooksTheTokensOfAllItsRequestsOnce()
    {
        using var model = new CallingModel("Weather");
        using var client = model.AsBuilder().UseOpenTelemetry().UseFunctionInvocation().Build();
        var runtime = LlmRuntime.CreateBuilder().UseTimeProvider(_clock).AddTools(_almanac).AddModel(Models.Fast, client).Build();

        await IExpert.Create(runtime).AskAsync("x");

        var entry = Assert.Single(runtime.Costs.Snapshot().Entries);
        Assert.Equal((20, 2), (entry.Usage.InputTokens, entry.Usage.OutputTokens));
    }

    [Fact]
    public async Task Call_OverTheirCache_SendsAnEqualRequestOnce()
    {
        var model = Model(ScriptedReply.Say("x", 10, 1));
        using var client = model.AsBuilder().UseDistributedCache(new MemoryDistributedCache(Options.Create(new MemoryDistributedCacheOptions()))).UseOpenTelemetry().Build();
        var expert = Expert(client);
        using var tally = new TelemetryTally();

        await expert.SayAsync("x");
        await expert.SayAsync("x");

        Assert.Equal((1, 1, 1), (model.Requests.Count, tally.Chats, tally.Durations));
    }
}
