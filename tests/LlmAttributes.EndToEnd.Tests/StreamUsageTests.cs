using Anthropic;
using LlmAttributes.Testing;
using Microsoft.Extensions.AI;

namespace LlmAttributes.EndToEnd.Tests;

/// <summary>Counts that Anthropic's streams tell when they begin, through the official SDK, to the ledger.</summary>
public sealed class StreamUsageTests : IAsyncLifetime, IDisposable
{
    private const string Model = "claude-loopback";

    private static readonly ModelFacts s_facts = new()
    {
        InputUsdPerMillionTokens = 1,
        OutputUsdPerMillionTokens = 10,
        CachedInputUsdPerMillionTokens = 0.1m,
        CacheWriteUsdPerMillionTokens = 1.25m,
        OneHourCacheWriteUsdPerMillionTokens = 2,
    };

    private LoopbackServer _server = null!;
    private AnthropicClient _client = null!;

    public async Task InitializeAsync()
    {
        _server = await LoopbackServer.StartAsync(TimeProvider.System);
        _client = new(new() { ApiKey = "key", BaseUrl = _server.AnthropicEndpoint.ToString(), MaxRetries = 0 });
        _server.AddModel(Model, LoopbackReply.Say("Once upon") with { InputTokens = 1_000, CachedInputTokens = 200, CacheWriteTokens = 500, OneHourCacheWriteTokens = 300, OutputTokens = 100 });
    }

    public void Dispose() => _client.Dispose();

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Tell_CacheWrittenForAnHour_IsPricedAsSuch(bool isBeta)
    {
        using var client = isBeta ? _client.Beta.AsIChatClient(Model) : _client.AsIChatClient(Model);

        Assert.Equal(((300 * 1m) + (200 * 0.1m) + (200 * 1.25m) + (300 * 2m) + (100 * 10m)) / 1_000_000, await BookedAsync(client, static b => b.UseAnthropicUsage()));
        Assert.Equal(((300 * 1m) + (200 * 0.1m) + (500 * 1.25m) + (100 * 10m)) / 1_000_000, await BookedAsync(client, static _ => { }));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Ask_CacheWrittenForAnHour_IsPricedAsSuch(bool isBeta)
    {
        using var client = isBeta ? _client.Beta.AsIChatClient(Model) : _client.AsIChatClient(Model);
        var response = await client.GetResponseAsync("tale");

        AnthropicUsage.Read(response.RawRepresentation, response.Usage);

        Assert.Equal(300, response.Usage!.AdditionalCounts![LlmUsageCounts.OneHourCacheWrite]);
    }

    private static async Task<decimal> BookedAsync(IChatClient client, Action<LlmRuntimeBuilder> configure)
    {
        var builder = LlmRuntime.CreateBuilder().UseDefault(client, s_facts);
        configure(builder);
        await using var runtime = builder.Build();
        Assert.Equal(["Once ", "upon"], await IPlain.Create(runtime).TellAsync("tale").ToListAsync());
        return runtime.Costs.Snapshot().KnownTotal.Usd;
    }
}
