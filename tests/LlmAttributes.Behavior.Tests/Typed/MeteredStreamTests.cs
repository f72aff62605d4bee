using LlmAttributes.Behavior.Tests.Contracts;
using LlmAttributes.Testing;
using Microsoft.Extensions.AI;

namespace LlmAttributes.Behavior.Tests.Typed;

/// <summary>Budgets and scores of streams of values. An attempt reserves a little more than $0.001; one that is read to its end costs $0.002.</summary>
public sealed class MeteredStreamTests
{
    private static readonly string s_plain = Scripts.Plain("a", 1);

    private readonly ScriptedChatClient _client = Scripts.Client(ScriptedReply.SayInChunks(s_plain[..20], s_plain[20..], " ", " ") with { Usage = ScriptedReply.Say("", 1000, 100).Usage });

    [Theory]
    [InlineData("items")]
    [InlineData("stream")]
    [InlineData("partial")]
    public async Task Stream_BudgetThatIsSpent_SendsNothing(string kind)
    {
        var runtime = Runtime(_client);
        Assert.True(await ReadAsync(runtime, kind, isWhole: true) > 0);

        var e = await Assert.ThrowsAsync<LlmException>(() => ReadAsync(runtime, kind, isWhole: true));

        Assert.Equal((LlmErrorKind.Budget, 1), (e.Kind, _client.Requests.Count));
        Assert.Equal((0.002m, 0m), await SpentAsync(runtime));
    }

    [Theory]
    [InlineData("items")]
    [InlineData("stream")]
    [InlineData("partial")]
    public async Task Stream_ThatCostsMoreThanIsLeft_IsReadToItsEnd(string kind)
    {
        var dear = Scripts.Client(ScriptedReply.SayInChunks(s_plain[..20], s_plain[20..]) with { Usage = ScriptedReply.Say("", 1000, 1000).Usage });
        var runtime = Runtime(dear);

        Assert.True(await ReadAsync(runtime, kind, isWhole: true) > 0);

        Assert.Equal((0.011m, 0m), await SpentAsync(runtime));
        await Assert.ThrowsAsync<LlmException>(() => ReadAsync(runtime, kind, isWhole: true));
    }

    [Theory]
    [InlineData("items")]
    [InlineData("stream")]
    [InlineData("partial")]
    [InlineData("text")]
    public async Task Stream_LeftBeforeItsUsageIsKnown_IsSettledByTheWorstCase(string kind)
    {
        var runtime = Runtime(_client);

        await ReadAsync(runtime, kind, isWhole: false);

        var (spent, reserved) = await SpentAsync(runtime);
        Assert.InRange(spent, 0.001m, 0.0015m);
        Assert.Equal(0, reserved);
    }

    [Theory]
    [InlineData("items")]
    [InlineData("stream")]
    [InlineData("partial")]
    [InlineData("text")]
    public async Task Stream_LeftAfterAReport_IsSettledByIt(string kind)
    {
        var runtime = Runtime(new UsageFirstClient(_client, new() { InputTokenCount = 300, OutputTokenCount = 1 }));

        await ReadAsync(runtime, kind, isWhole: false);

        Assert.Equal((0.00031m, 0m), await SpentAsync(runtime));
    }

    [Theory]
    [InlineData("items", "ItemsAsync")]
    [InlineData("stream", "StreamAsync")]
    [InlineData("partial", "PartialAsync")]
    public async Task Stream_ReadToItsEnd_IsScored(string kind, string call)
    {
        var runtime = Runtime(_client);

        await ReadAsync(runtime, kind, isWhole: true);

        Assert.Equal("IMeteredStreams." + call, Assert.Single(runtime.Quality.Snapshot()).Call);
    }

    [Theory]
    [InlineData("items")]
    [InlineData("partial")]
    public async Task Stream_LeftEarly_IsNotScored(string kind)
    {
        var runtime = Runtime(_client);

        await ReadAsync(runtime, kind, isWhole: false);

        Assert.Empty(runtime.Quality.Snapshot());
    }

    private static LlmRuntime Runtime(IChatClient client) =>
        LlmRuntime.CreateBuilder().AddModel(Models.Fast, client, new ModelFacts { InputUsdPerMillionTokens = 1, OutputUsdPerMillionTokens = 10 }).Build();

    private static async Task<(decimal Spent, decimal Reserved)> SpentAsync(LlmRuntime runtime)
    {
        var status = Assert.Single(await runtime.Budgets.ReadAsync());
        return (status.SpentUsd, status.ReservedUsd);
    }

    private static Task<int> ReadAsync(LlmRuntime runtime, string kind, bool isWhole)
    {
        var streams = IMeteredStreams.Create(runtime);
        return kind switch
        {
            "items" => CountAsync(streams.ItemsAsync(), isWhole),
            "stream" => CountAsync(streams.StreamAsync(), isWhole),
            "partial" => CountAsync(streams.PartialAsync(), isWhole),
            _ => CountAsync(streams.TextAsync(), isWhole),
        };
    }

    private static async Task<int> CountAsync<T>(IAsyncEnumerable<T> items, bool isWhole)
    {
        var count = 0;
        await foreach (var _ in items)
        {
            count++;
            if (!isWhole)
                break;
        }

        return count;
    }
}
