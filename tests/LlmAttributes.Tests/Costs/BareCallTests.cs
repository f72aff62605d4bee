using LlmAttributes.Testing;
using LlmAttributes.Tests.Harness;
using Microsoft.Extensions.AI;

namespace LlmAttributes.Tests.Costs;

/// <summary>The shortest way through the engine, with clients that answer at once and clients that answer late.</summary>
public sealed class BareCallTests
{
    private static CallHarness Harness(ScriptedReply reply) => Harness(new ScriptedChatClient(reply));

    private static CallHarness Harness(IChatClient client) => new CallHarness().Configure(b => b.UseDefault(client, Priced.At(1, 2)));

    private static CostEntry Booked(CallHarness harness) => Assert.Single(harness.Runtime.Costs.Snapshot().Entries);

    [Fact]
    public async Task Ask_AnswerComesLate_IsBookedTheSame()
    {
        var gate = new TaskCompletionSource<ChatResponse>();
        var harness = Harness(new GatedClient(() => gate.Task));
        var task = harness.Bind(CallHarness.Plan).AskAsync(CallHarness.Messages, default);
        Assert.False(task.IsCompleted);

        gate.SetResult(new(new ChatMessage(ChatRole.Assistant, "late")) { Usage = new() { InputTokenCount = 1_000_000, OutputTokenCount = 1 } });

        Assert.Equal("late", await task);
        Assert.Equal((1, 1.000002m), (Booked(harness).Attempts, Booked(harness).Cost.Usd));
    }

    [Fact]
    public async Task Ask_FailureComesLate_IsDescribedAndBooked()
    {
        var gate = new TaskCompletionSource<ChatResponse>();
        var harness = Harness(new GatedClient(() => gate.Task));
        var task = harness.Bind(CallHarness.Plan).AskAsync(CallHarness.Messages, default);

        gate.SetException(new ProviderFailure(503));

        Assert.Equal(503, (await Assert.ThrowsAsync<LlmException>(() => task)).StatusCode);
        Assert.Equal((1, 0m), (Booked(harness).Attempts, Booked(harness).Cost.Usd));
    }

    [Fact]
    public async Task Ask_ClientThrowsAtOnce_FaultsTheTask()
    {
        var harness = Harness(new GatedClient(static () => throw new ProviderFailure(503)));

        var task = harness.Bind(CallHarness.Plan).AskAsync(CallHarness.Messages, default);

        Assert.Equal(503, (await Assert.ThrowsAsync<LlmException>(() => task)).StatusCode);
        Assert.Equal(1, Booked(harness).Attempts);
    }

    [Fact]
    public async Task Ask_CallerCancels_CancelsTheTask()
    {
        using var source = new CancellationTokenSource();
        await source.CancelAsync();
        var task = Harness(ScriptedReply.Say("x")).Bind(CallHarness.Plan).AskAsync(CallHarness.Messages, source.Token);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => task);
        Assert.True(task.IsCanceled);
    }

    [Fact]
    public async Task Ask_FilterTookTheAnswer_FaultsTheTask()
    {
        var harness = Harness(ScriptedReply.Say("x", 1_000_000, 0) with { FinishReason = ChatFinishReason.ContentFilter });

        var task = harness.Bind(CallHarness.Plan).AskAsync(CallHarness.Messages, default);

        Assert.Equal(LlmErrorKind.ContentFilter, (await Assert.ThrowsAsync<LlmException>(() => task)).Kind);
        Assert.Equal(1m, Booked(harness).Cost.Usd);
    }

    [Fact]
    public async Task Ask_RareKinds_ArePricedAsTheyAre()
    {
        var usage = new UsageDetails { InputTokenCount = 1_000_000, OutputTokenCount = 0, AdditionalCounts = new() { [LlmUsageCounts.CacheWrite] = 1_000_000 } };
        var harness = new CallHarness().Configure(b => b.UseDefault(new ScriptedChatClient(new ScriptedReply { Text = "x", Usage = usage }), Priced.At(1, 2) with { CacheWriteUsdPerMillionTokens = 3 }));

        await harness.Bind(CallHarness.Plan).AskAsync(CallHarness.Messages, default);

        Assert.Equal(3m, Booked(harness).Cost.Usd);
    }

    private sealed class GatedClient(Func<Task<ChatResponse>> answer) : IChatClient
    {
        public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) => answer();

        public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
            throw new NotSupportedException("It does not stream.");

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose()
        {
            // It holds nothing.
        }
    }
}
