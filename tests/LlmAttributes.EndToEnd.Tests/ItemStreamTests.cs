using LlmAttributes.Testing;

namespace LlmAttributes.EndToEnd.Tests;

/// <summary>Streams of values through the official SDKs.</summary>
public sealed class ItemStreamTests : IAsyncLifetime
{
    private static readonly string[] s_chunks = ["{\"data\":[{\"title\":\"pa", "ck\",\"minutes\":5},{\"tit", "le\":\"go\",\"minutes\":30}", ",{\"title\":\"rest\"", ",\"minutes\":10}]}"];

    private readonly List<PlannedStep> _seen = [];
    private Desk _desk = null!;
    private IPlanner _planner = null!;

    public async Task InitializeAsync()
    {
        _desk = await Desk.OpenAsync();
        _planner = IPlanner.Create(_desk.Runtime);
    }

    public async Task DisposeAsync() => await _desk.DisposeAsync();

    [Theory]
    [InlineData(Keys.OpenAI, 0.0002)]
    [InlineData(Keys.Anthropic, 0.00045)]
    public async Task Plan_WholeStream_YieldsEachStepAndThenTheFacts(string key, double usd)
    {
        _desk.Script(key, LoopbackReply.SayInChunks(s_chunks) with { InputTokens = 100, OutputTokens = 10 });
        var stream = _planner.PlanWithFactsAsync("a hike", Desk.Of(key));

        await ReadAsync(stream);
        var result = await stream.Completion;

        Assert.Equal([new("pack", 5), new("go", 30), new("rest", 10)], _seen);
        Assert.Equal(_seen, result.Value);
        Assert.Equal((key, (decimal)usd, string.Concat(s_chunks)), (result.Model, result.Cost.Usd, result.Response.Text));
        Assert.Equal((decimal)usd, _desk.Booked(nameof(IPlanner.PlanWithFactsAsync), key).Cost.Usd);
    }

    [Theory]
    [InlineData(Keys.OpenAI)]
    [InlineData(Keys.Anthropic)]
    public async Task Plan_CutAfterTwoSteps_FailsWithThem(string key)
    {
        _desk.Script(key, LoopbackReply.SayInChunks(s_chunks) with { Fault = LoopbackFault.Cut, FaultAfterChunks = 4 });

        var failure = await Assert.ThrowsAsync<LlmException>(() => ReadAsync(_planner.PlanWithFactsAsync("a hike", Desk.Of(key))));

        Assert.Equal([new("pack", 5), new("go", 30)], _seen);
        Assert.Equal((2, LlmErrorKind.Network, key), (failure.YieldedItems, failure.Kind, failure.Model));
        Assert.Single(_desk.Server.Requests);
    }

    [Fact]
    public async Task Plan_CutInsideTheFirstStep_IsPlannedByTheNext()
    {
        _desk.Script(Keys.OpenAI, LoopbackReply.SayInChunks(s_chunks) with { Fault = LoopbackFault.Cut, FaultAfterChunks = 1 });
        _desk.Script(Keys.Anthropic, LoopbackReply.SayInChunks(s_chunks));

        await ReadAsync(_planner.PlanAsync("a hike"));

        Assert.Equal(3, _seen.Count);
        Assert.Equal(["gpt-loopback", "claude-loopback"], _desk.Server.Requests.Select(static request => request.Model));
    }

    private async Task ReadAsync(IAsyncEnumerable<PlannedStep> steps)
    {
        await foreach (var step in steps)
            _seen.Add(step);
    }
}
