using LlmAttributes.Runtime;
using LlmAttributes.Testing;
using LlmAttributes.Tests.Harness;
using Microsoft.Extensions.AI;

namespace LlmAttributes.Tests.Runtime;

public class StreamTests
{
    private static CallPlan Plan => CallHarness.Plan with { Model = "a", Fallback = [new(["b"])] };

    private static async Task<List<string>> ReadAsync(CallHarness harness, CallPlan plan, LlmCallOptions? options = null) =>
        await harness.RunAsync(harness.BindStream(plan).Texts(CallHarness.Messages, null, options, default).ToListAsync().AsTask());

    private static async Task<int> CollectAsync(IAsyncEnumerable<string> texts, List<string> seen)
    {
        await foreach (var text in texts)
            seen.Add(text);
        return seen.Count;
    }

    private static ScriptedReply Cut(int after, params string[] chunks) => ScriptedReply.SayInChunks(chunks) with { Failure = new IOException("cut"), FailureAfterChunks = after };

    [Fact]
    public async Task Texts_Chunks_ArriveInOrder() =>
        Assert.Equal(["one ", "two ", "three"], await ReadAsync(new CallHarness().Model("a", ScriptedReply.SayInChunks("one ", "two ", "three")), CallHarness.Plan with { Model = "a" }));

    [Fact]
    public async Task Texts_NotEnumerated_AsksNobody()
    {
        var harness = new CallHarness().Model("a", ScriptedReply.Say("x"));

        _ = harness.BindStream(CallHarness.Plan with { Model = "a" }).Texts(CallHarness.Messages, null, null, default);
        await Task.Yield();

        Assert.Empty(harness.Asked);
    }

    [Fact]
    public async Task Texts_ErrorBeforeAnything_NextCandidateAnswersInFull()
    {
        var harness = new CallHarness().Model("a", Failures.Status(500)).Model("b", ScriptedReply.SayInChunks("x", "y"));

        Assert.Equal(["x", "y"], await ReadAsync(harness, Plan));
    }

    [Fact]
    public async Task Texts_ErrorAfterAnEmptyChunk_NextCandidateAnswersInFull()
    {
        var harness = new CallHarness().Model("a", Cut(1, "", "never")).Model("b", ScriptedReply.SayInChunks("x", "y"));

        Assert.Equal(["x", "y"], await ReadAsync(harness, Plan));
    }

    [Fact]
    public async Task Texts_ErrorAfterOutput_SurfacesAndNobodyRepeatsIt()
    {
        var harness = new CallHarness().Model("a", Cut(1, "half ", "never")).Model("b", ScriptedReply.Say("x"));
        List<string> seen = [];

        var e = await Assert.ThrowsAsync<LlmException>(async () =>
        {
            await foreach (var text in harness.BindStream(Plan with { Retry = new() }).Texts(CallHarness.Messages, null, null, default))
                seen.Add(text);
        });

        Assert.Equal(["half "], seen);
        Assert.Equal((LlmErrorKind.Network, false, "a"), (e.Kind, e.IsRetryable, Assert.Single(harness.Asked)));
        Assert.Contains("broke off after its first output", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Texts_PassingErrorBeforeOutput_IsRetried()
    {
        var harness = new CallHarness().Model("a", Failures.RateLimit("2"), ScriptedReply.Say("x"));

        Assert.Equal(["x"], await ReadAsync(harness, CallHarness.Plan with { Model = "a", Retry = new() }));
        Assert.InRange(harness.AskedAtSeconds[1], 2, 60);
    }

    [Fact]
    public async Task Texts_FirstTokenTooLate_NextCandidateAnswers()
    {
        var harness = new CallHarness().Model("a", new ScriptedReply { Text = "late", BeforeAnswer = Pause.ForSeconds(60) }).Model("b", ScriptedReply.Say("x"));

        Assert.Equal(["x"], await ReadAsync(harness, Plan with { Timeout = new() { FirstTokenSeconds = 3 } }));
        Assert.InRange(harness.AskedAtSeconds[1], 3, 50);
    }

    [Fact]
    public async Task Texts_SlowAfterTheFirstToken_FirstTokenLimitNoLongerCounts()
    {
        var harness = new CallHarness().Model("a", ScriptedReply.SayInChunks("x", "y") with { BetweenChunks = Pause.ForSeconds(20) });

        Assert.Equal(["x", "y"], await ReadAsync(harness, CallHarness.Plan with { Model = "a", Timeout = new() { FirstTokenSeconds = 3 } }));
    }

    [Fact]
    public async Task Texts_AttemptLimitAfterOutput_IsATimeoutThatIsNotRepeated()
    {
        var harness = new CallHarness().Model("a", ScriptedReply.SayInChunks("x", "y") with { BetweenChunks = Pause.ForSeconds(60) }).Model("b", ScriptedReply.Say("z"));

        var e = await Assert.ThrowsAsync<LlmException>(() => ReadAsync(harness, Plan with { Retry = new(), Timeout = new() { AttemptSeconds = 5 } }));

        Assert.Equal((LlmErrorKind.Timeout, "a"), (e.Kind, Assert.Single(harness.Asked)));
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData(3.0, null)]
    [InlineData(null, 500.0)]
    public async Task Texts_IdleTooLong_EndsTheStreamWithItsOutputKept(double? firstToken, double? total)
    {
        var harness = new CallHarness().Model("a", ScriptedReply.SayInChunks("x", "y") with { BetweenChunks = Pause.ForSeconds(60) }).Model("b", ScriptedReply.Say("z"));
        List<string> seen = [];

        var e = await Assert.ThrowsAsync<LlmException>(() => harness.RunAsync(CollectAsync(
            harness.BindStream(Plan with { Retry = new(), Timeout = new() { FirstTokenSeconds = firstToken, TotalSeconds = total, IdleSeconds = 5 } }).Texts(CallHarness.Messages, null, null, default), seen)));

        Assert.Equal((LlmErrorKind.Timeout, false, "x"), (e.Kind, e.IsRetryable, Assert.Single(seen)));
        Assert.Equal(["a"], harness.Asked);
    }

    [Fact]
    public async Task Texts_OutputKeepsComing_IdleLimitStartsAnewEachTime()
    {
        var harness = new CallHarness().Model("a", ScriptedReply.SayInChunks("a", "b", "c", "d") with { BetweenChunks = Pause.ForSeconds(20) });

        Assert.Equal(["a", "b", "c", "d"], await ReadAsync(harness, CallHarness.Plan with { Model = "a", Timeout = new() { IdleSeconds = 50 } }));
    }

    [Fact]
    public async Task Texts_EmptyPieces_DoNotStartTheIdleLimitAnew()
    {
        var harness = new CallHarness().Model("a", ScriptedReply.SayInChunks("a", "", "", "d") with { BetweenChunks = Pause.ForSeconds(20) });

        await Assert.ThrowsAsync<LlmException>(() => ReadAsync(harness, CallHarness.Plan with { Model = "a", Timeout = new() { IdleSeconds = 50 } }));
    }

    [Fact]
    public async Task Texts_TotalOverInMidStream_EndsIt()
    {
        var harness = new CallHarness().Model("a", ScriptedReply.SayInChunks("x", "y") with { BetweenChunks = Pause.ForSeconds(60) });

        var e = await Assert.ThrowsAsync<LlmException>(() => ReadAsync(harness, CallHarness.Plan with { Model = "a", Timeout = new() { TotalSeconds = 5 } }));

        Assert.Contains("total limit", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Texts_CallerCancelsInMidStream_SurfacesAsCancellation()
    {
        using var cancel = new CancellationTokenSource();
        var gate = new Gate();
        var harness = new CallHarness().Model("a", ScriptedReply.SayInChunks("x", "y") with { BetweenChunks = Pause.Until(gate) });
        await using var stream = harness.BindStream(CallHarness.Plan with { Model = "a", Retry = new(), Timeout = new() { TotalSeconds = 60 } }).Texts(CallHarness.Messages, null, null, cancel.Token).GetAsyncEnumerator();
        Assert.True(await stream.MoveNextAsync());
        var next = stream.MoveNextAsync().AsTask();
        await gate.Reached;

        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => next);
    }

    [Fact]
    public async Task Texts_TokenGivenToTheEnumerator_CancelsToo()
    {
        using var cancel = new CancellationTokenSource();
        var gate = new Gate();
        var harness = new CallHarness().Model("a", new ScriptedReply { BeforeAnswer = Pause.Until(gate) });
        var reading = harness.BindStream(CallHarness.Plan with { Model = "a" }).Texts(CallHarness.Messages, null, null, default).ToListAsync(cancel.Token).AsTask();
        await gate.Reached;

        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);
    }

    [Fact]
    public async Task Texts_ReaderStopsEarly_ClosesTheStreamAndBooksTheAttempt()
    {
        var harness = new CallHarness().Model("a", Priced.At(1, 1), ScriptedReply.SayInChunks("x", "y", "z"));

        await foreach (var text in harness.BindStream(CallHarness.Plan with { Model = "a" }).Texts(CallHarness.Messages, null, null, default))
        {
            Assert.Equal("x", text);
            break;
        }

        var entry = Assert.Single(harness.Runtime.Costs.Snapshot().Entries);
        Assert.Equal((1, 1), (entry.Attempts, entry.UnmeteredAttempts));
    }

    [Fact]
    public async Task Texts_UsageAtTheEnd_IsBooked()
    {
        var harness = new CallHarness().Model("a", Priced.At(1, 1), ScriptedReply.Say("x y z", 1_000, 500));

        await ReadAsync(harness, CallHarness.Plan with { Model = "a" });

        var entry = Assert.Single(harness.Runtime.Costs.Snapshot().Entries);
        Assert.Equal((new TokenUsage(1_000, 500), 0.0015m), (entry.Usage, entry.Cost.Usd));
    }

    [Fact]
    public async Task Updates_Stream_KeepsRolesAndFinishReason()
    {
        var harness = new CallHarness().Model("a", ScriptedReply.Say("x", 1, 1));

        var updates = await harness.BindStream(CallHarness.Plan with { Model = "a" }).Updates(CallHarness.Messages, null, null, default).ToListAsync();

        Assert.Equal(ChatFinishReason.Stop, updates[^1].FinishReason);
        Assert.Equal("x", string.Concat(updates.Select(u => u.Text)));
    }

    [Fact]
    public async Task Texts_NothingSaid_EndsWithoutOutput() =>
        Assert.Empty(await ReadAsync(new CallHarness().Model("a", ScriptedReply.SayInChunks("")), CallHarness.Plan with { Model = "a" }));

    [Fact]
    public async Task Texts_EveryCandidateFails_ThrowsAllFailed()
    {
        var harness = new CallHarness().Model("a", Failures.Status(500)).Model("b", Cut(0, "x"));

        var e = await Assert.ThrowsAsync<LlmException>(() => ReadAsync(harness, Plan));

        Assert.Equal((LlmErrorKind.AllFailed, 2), (e.Kind, e.Attempts.Count));
    }

    [Fact]
    public async Task Texts_OpenStream_SharesNoTokenWithLaterCalls()
    {
        var gate = new Gate();
        List<CancellationToken> tokens = [];
        var harness = new CallHarness().Model("a", null, request =>
        {
            tokens.Add(request.CancellationToken);
            return request.IsStream ? ScriptedReply.SayInChunks("x", "y") with { BetweenChunks = Pause.Until(gate) } : new ScriptedReply { Text = "late", BeforeAnswer = Pause.ForSeconds(60) };
        });
        var plan = CallHarness.Plan with { Model = "a", Timeout = new() { FirstTokenSeconds = 1 } };
        await using var stream = harness.BindStream(plan).Texts(CallHarness.Messages, null, null, default).GetAsyncEnumerator();
        Assert.True(await stream.MoveNextAsync());
        var call = harness.Bind(CallHarness.Plan with { Model = "a", Timeout = new() { AttemptSeconds = 1 } });

        for (var i = 0; i < 5; i++)
            await Assert.ThrowsAsync<LlmException>(() => harness.RunAsync(call.AskAsync(CallHarness.Messages, default)));

        Assert.False(tokens[0].IsCancellationRequested);
        Assert.All(tokens.Skip(1), token => Assert.NotEqual(tokens[0], token));
        gate.Open();
        Assert.True(await stream.MoveNextAsync());
    }

    [Fact]
    public async Task Texts_Budget_ReservesAndSettles()
    {
        var harness = new CallHarness().Model("a", Priced.At(1, 1), ScriptedReply.Say("x", 1, 1));

        var e = await Assert.ThrowsAsync<LlmException>(() => ReadAsync(harness, CallHarness.Plan with { Model = "a" }, new() { MaxCostUsd = 0.000001m }));

        Assert.Equal(LlmErrorKind.Budget, e.Kind);
        Assert.Equal(["x"], await ReadAsync(harness, CallHarness.Plan with { Model = "a" }, new() { MaxCostUsd = 0.01m }));
    }

    [Fact]
    public async Task Texts_ModelChosenByTheCaller_IsAsked()
    {
        var harness = new CallHarness().Model("a", ScriptedReply.Say("a")).Model("b", ScriptedReply.Say("b"));

        Assert.Equal(["b"], await ReadAsync(harness, CallHarness.Plan with { Model = "a" }, new() { Model = "b" }));
    }
}
