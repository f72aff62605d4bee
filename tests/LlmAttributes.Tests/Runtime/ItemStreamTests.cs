using LlmAttributes.Runtime;
using LlmAttributes.Testing;
using LlmAttributes.Tests.Harness;
using LlmAttributes.Tests.Results.Streaming;
using Microsoft.Extensions.AI;

namespace LlmAttributes.Tests.Runtime;

/// <summary>As long as no item is whole, a stream of values is not committed to its model.</summary>
public class ItemStreamTests
{
    private const string A = """{"title":"a","minutes":1,"tags":[]}""";
    private const string B = """{"title":"b","minutes":2,"tags":[]}""";

    private static CallPlan Plan => CallHarness.Plan with { Model = "a", Fallback = [new(["b"])] };

    private static ScriptedReply InChunks(double pauseSeconds, params string[] chunks) => ScriptedReply.SayInChunks(chunks) with { BetweenChunks = Pause.ForSeconds(pauseSeconds) };

    private static BoundStream<Step> Bind(CallHarness harness, CallPlan plan) =>
        Contracts.Create(harness.Runtime, binder => binder.BindStream(plan, Answers.Items("Step", StreamedList.Steps, StepPart.Instance)));

    private static async Task<string> ReadAsync(CallHarness harness, CallPlan plan)
    {
        var steps = await harness.RunAsync(Bind(harness, plan).Items(CallHarness.Messages, null, null, default, default).ToListAsync().AsTask());
        return string.Join(' ', steps.Select(static s => s.Title));
    }

    [Fact]
    public async Task Items_StallInsideTheFirstItem_NextCandidateAnswersInFull()
    {
        var harness = new CallHarness().Model("a", InChunks(60, "[{\"title\":", "\"never\"")).Model("b", ScriptedReply.Say($"[{B}]"));

        Assert.Equal("b", await ReadAsync(harness, Plan with { Timeout = new() { IdleSeconds = 5 } }));
        Assert.Equal(["a", "b"], harness.Asked);
    }

    [Fact]
    public async Task Items_SlowFirstItem_FirstTokenLimitNoLongerCounts()
    {
        var harness = new CallHarness().Model("a", InChunks(2, "[", A[..10], A[10..20], A[20..], "]"));

        Assert.Equal("a", await ReadAsync(harness, CallHarness.Plan with { Model = "a", Timeout = new() { FirstTokenSeconds = 3 } }));
    }

    [Fact]
    public async Task Items_AttemptLimitInsideTheFirstItem_NextCandidateAnswersInFull()
    {
        var harness = new CallHarness().Model("a", InChunks(2, "[", A[..10], A[10..20], A[20..], "]")).Model("b", ScriptedReply.Say($"[{B}]"));

        Assert.Equal("b", await ReadAsync(harness, Plan with { Timeout = new() { AttemptSeconds = 5 } }));
    }

    [Fact]
    public async Task Items_FilterInsideTheFirstItem_NextCandidateAnswersInFull()
    {
        var harness = new CallHarness()
            .Model("a", ScriptedReply.SayInChunks("[{\"title\":") with { FinishReason = ChatFinishReason.ContentFilter })
            .Model("b", ScriptedReply.Say($"[{B}]"));

        Assert.Equal("b", await ReadAsync(harness, Plan));
    }

    [Fact]
    public async Task Items_PassingErrorInsideTheFirstItem_IsRetried()
    {
        var cut = ScriptedReply.SayInChunks("[{\"title\":", "x") with { Failure = new IOException("cut"), FailureAfterChunks = 1 };
        var harness = new CallHarness().Model("a", cut, ScriptedReply.Say($"[{A}]"));

        Assert.Equal("a", await ReadAsync(harness, CallHarness.Plan with { Model = "a", Retry = new() }));
    }

    [Fact]
    public async Task Items_IdleAfterAnItem_FailsWithIt()
    {
        var harness = new CallHarness().Model("a", InChunks(60, $"[{A},", "]")).Model("b", ScriptedReply.Say($"[{B}]"));

        var e = await Assert.ThrowsAsync<LlmException>(() => ReadAsync(harness, Plan with { Timeout = new() { IdleSeconds = 5 } }));

        Assert.Equal((LlmErrorKind.Timeout, 1, "a"), (e.Kind, e.YieldedItems, Assert.Single(harness.Asked)));
    }

    [Fact]
    public async Task Items_HedgedCall_AreThoseOfTheFirstToHaveOne()
    {
        var harness = new CallHarness().Model("a", InChunks(20, "[", A, "]")).Model("b", ScriptedReply.Say($"[{B}]"));

        Assert.Equal("b", await ReadAsync(harness, Plan with { Hedge = new() { DelaySeconds = 2, MaxSurcharge = 10 } }));
    }

    [Fact]
    public async Task Items_LeftEarly_AreBooked()
    {
        var harness = new CallHarness().Model("a", ScriptedReply.SayInChunks($"[{A}", $",{B}", "]") with { Usage = new() { InputTokenCount = 5, OutputTokenCount = 5 } });

        await foreach (var _ in Bind(harness, CallHarness.Plan with { Model = "a" }).Items(CallHarness.Messages, null, null, default, default))
            break;

        Assert.Equal(1, harness.Runtime.Costs.Snapshot().Entries.Single().Attempts);
    }

    [Fact]
    public async Task Pieces_OfAStreamOfText_CommitWithTheFirst()
    {
        var harness = new CallHarness().Model("a", ScriptedReply.SayInChunks("", "one ", "two") with { Failure = new IOException("cut"), FailureAfterChunks = 2 }).Model("b", ScriptedReply.Say("x"));
        var stream = Contracts.Create(harness.Runtime, binder => binder.BindStream(Plan, Answers.Pieces)).Stream(CallHarness.Messages, null, null, default, default);

        var e = await Assert.ThrowsAsync<LlmException>(() => harness.RunAsync(stream.ToListAsync().AsTask()));

        Assert.Equal((LlmErrorKind.Network, null), (e.Kind, e.YieldedItems));
    }
}
