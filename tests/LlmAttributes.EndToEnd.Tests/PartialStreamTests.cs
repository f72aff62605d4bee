using LlmAttributes.Testing;

namespace LlmAttributes.EndToEnd.Tests;

/// <summary>Growing objects through the official SDKs.</summary>
public sealed class PartialStreamTests : IAsyncLifetime
{
    private static readonly string[] s_chunks = ["{\"title\":\"A hi", "ke\",\"steps\":[{\"title\":\"pa", "ck\",\"minutes\":5},{\"tit", "le\":\"go\",\"minutes\":30}", "]}"];

    private readonly List<Partial<TravelPlan>> _seen = [];
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
    public async Task Travel_WholeStream_GrowsIntoThePlanAndThenTheFacts(string key, double usd)
    {
        _desk.Script(key, LoopbackReply.SayInChunks(s_chunks) with { InputTokens = 100, OutputTokens = 10 });
        var stream = _planner.TravelAsync("a hike", Desk.Of(key));

        await ReadAsync(stream);
        var result = await stream.Completion;

        Assert.Equal(["A hi  0", "A hike pa 1", "A hike  2", "A hike go 2"], _seen.Take(4).Select(static part => $"{part.Title().Value} {Last(part)} {part.Steps().Count}").Distinct());
        Assert.Equal([new("pack", 5), new("go", 30)], _seen[^1].Value.Steps);
        Assert.Equal(_seen, result.Value);
        Assert.Equal((key, (decimal)usd, string.Concat(s_chunks)), (result.Model, result.Cost.Usd, result.Response.Text));
    }

    [Theory]
    [InlineData(Keys.OpenAI)]
    [InlineData(Keys.Anthropic)]
    public async Task Travel_CutAfterTheTitle_FailsWithIt(string key)
    {
        _desk.Script(key, LoopbackReply.SayInChunks(s_chunks) with { Fault = LoopbackFault.Cut, FaultAfterChunks = 2 });

        var failure = await Assert.ThrowsAsync<LlmException>(() => ReadAsync(_planner.TravelAsync("a hike", Desk.Of(key))));

        Assert.Equal("A hike", _seen[^1].Title().Value);
        Assert.Equal((LlmErrorKind.Network, key), (failure.Kind, failure.Model));
        Assert.Single(_desk.Server.Requests);
    }

    private static string Last(Partial<TravelPlan> part) => part.Steps() is [.., var last] ? last.Title().ValueOrDefault ?? "" : "";

    private async Task ReadAsync(IAsyncEnumerable<Partial<TravelPlan>> parts)
    {
        await foreach (var part in parts)
            _seen.Add(part);
    }
}
