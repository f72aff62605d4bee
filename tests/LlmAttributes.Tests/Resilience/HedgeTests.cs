using LlmAttributes.Runtime;
using LlmAttributes.Testing;
using LlmAttributes.Tests.Harness;

namespace LlmAttributes.Tests.Resilience;

public class HedgeTests
{
    private static readonly CallPlan s_plan = CallHarness.Plan with { Model = "a", Fallback = [new(["b", "c"])], Hedge = new() { DelaySeconds = 2, MaxSurcharge = 10 } };

    private static ScriptedReply Late(string text, double seconds) => ScriptedReply.Say(text, 100, 10) with { BeforeAnswer = Pause.For(TimeSpan.FromSeconds(seconds)) };

    [Fact]
    public async Task Ask_FirstIsFast_NobodyElseIsAsked()
    {
        var harness = new CallHarness().Model("a", Late("a", 1)).Model("b", ScriptedReply.Say("b")).Model("c", ScriptedReply.Say("c"));

        Assert.Equal("a", await harness.RunAsync(harness.AskAsync(s_plan)));
        Assert.Equal(["a"], harness.Asked);
    }

    [Fact]
    public async Task Ask_FirstIsSlow_TheNextIsAskedAfterTheDelayAndWins()
    {
        var harness = new CallHarness().Model("a", Late("a", 100)).Model("b", Late("b", 1)).Model("c", ScriptedReply.Say("c"));

        var result = await harness.RunAsync(harness.AskResultAsync(s_plan));

        Assert.Equal(("b", "b"), (result.Value, result.Model));
        Assert.Equal(["a", "b"], harness.Asked);
        Assert.InRange(harness.AskedAtSeconds[1], 2, 2.5);
        Assert.True(result.Attempts.Single(a => a.Model == "a").IsCancelled);
    }

    [Fact]
    public async Task Ask_BothAnswer_TheFirstAnswerWins()
    {
        var harness = new CallHarness().Model("a", Late("a", 3)).Model("b", Late("b", 50)).Model("c", ScriptedReply.Say("c"));

        Assert.Equal("a", await harness.RunAsync(harness.AskAsync(s_plan)));
        Assert.Equal(["a", "b"], harness.Asked);
    }

    [Fact]
    public async Task Ask_Loser_IsCancelledAndBooked()
    {
        var harness = new CallHarness().Model("a", Priced.At(1, 1), Late("a", 100)).Model("b", Priced.At(1, 1), Late("b", 1)).Model("c", ScriptedReply.Say("c"));

        await harness.RunAsync(harness.AskAsync(s_plan));
        await harness.Runtime.DisposeAsync();

        var entries = harness.Runtime.Costs.Snapshot().Entries;
        var lost = entries.Single(e => e.Model == "a");
        Assert.Equal((1, 1), (lost.Attempts, lost.UnmeteredAttempts));
        Assert.Equal(1, entries.Single(e => e.Model == "b").Attempts);
    }

    [Fact]
    public async Task Ask_HedgeFails_TheFirstIsStillWaitedFor()
    {
        var harness = new CallHarness().Model("a", Late("a", 5)).Model("b", Failures.Status(401)).Model("c", Failures.Status(401));

        Assert.Equal("a", await harness.RunAsync(harness.AskAsync(s_plan)));
        Assert.Equal(["a", "b", "c"], harness.Asked);
    }

    [Fact]
    public async Task Ask_FirstFailsWhileTheHedgeRuns_ItsRunGoesOnToWhomNobodyHasAsked()
    {
        var harness = new CallHarness()
            .Model("a", Failures.Status(500) with { BeforeAnswer = Pause.For(TimeSpan.FromSeconds(3)) }).Model("b", Late("b", 50)).Model("c", Late("c", 1));

        Assert.Equal("c", await harness.RunAsync(harness.AskAsync(s_plan)));
        Assert.Equal(["a", "b", "c"], harness.Asked);
    }

    [Fact]
    public async Task Ask_AllFail_OneErrorNamesEveryAttempt()
    {
        var harness = new CallHarness()
            .Model("a", Failures.Status(500) with { BeforeAnswer = Pause.For(TimeSpan.FromSeconds(3)) }).Model("b", Failures.Status(401)).Model("c", Failures.Status(403));

        var e = await Assert.ThrowsAsync<LlmException>(() => harness.RunAsync(harness.AskAsync(s_plan)));

        Assert.Equal(LlmErrorKind.AllFailed, e.Kind);
        Assert.Equal(["a", "b", "c"], e.Attempts.Select(a => a.Model).Order());
    }

    [Fact]
    public async Task Ask_SurchargeUsedUp_NobodyElseIsAsked()
    {
        var harness = new CallHarness().Model("a", null, _ => Late("a", 4)).Model("b", null, _ => Late("b", 100)).Model("c", ScriptedReply.Say("c"));
        var call = harness.Bind(s_plan with { Hedge = new() { DelaySeconds = 2, MaxSurcharge = 0.2 } });

        for (var i = 0; i < 20; i++)
            await harness.RunAsync(call.AskAsync(CallHarness.Messages, default), 0.5);

        Assert.Equal(4, harness.Asked.Count(m => m == "b"));
    }

    [Fact]
    public async Task Ask_DearHedge_UsesTheSurchargeUpFaster()
    {
        var harness = new CallHarness().Model("a", Priced.At(1, 1), _ => Late("a", 4)).Model("b", Priced.At(2, 2), _ => Late("b", 100)).Model("c", ScriptedReply.Say("c"));
        var call = harness.Bind(s_plan with { Hedge = new() { DelaySeconds = 2, MaxSurcharge = 0.2 } });

        for (var i = 0; i < 20; i++)
            await harness.RunAsync(call.AskAsync(CallHarness.Messages, default), 0.5);

        Assert.Equal(2, harness.Asked.Count(m => m == "b"));
    }

    [Fact]
    public async Task Ask_NoDelayGiven_TheMeasured95thPercentileIsIt()
    {
        var harness = new CallHarness().Model("a", null, r => Late("a", r.Call < 20 ? 1 : 100)).Model("b", Late("b", 1)).Model("c", ScriptedReply.Say("c"));
        var call = harness.Bind(s_plan with { Hedge = new() { MaxSurcharge = 10 } });
        for (var i = 0; i < 20; i++)
            Assert.Equal("a", await harness.RunAsync(call.AskAsync(CallHarness.Messages, default)));
        var start = harness.Clock.GetUtcNow();

        Assert.Equal("b", await harness.RunAsync(call.AskAsync(CallHarness.Messages, default)));
        Assert.InRange((harness.Clock.GetUtcNow() - start).TotalSeconds, 2, 2.6);
    }

    [Fact]
    public async Task Ask_CallerCancels_AllRunsEndAndAreBooked()
    {
        using var source = new CancellationTokenSource();
        var harness = new CallHarness().Model("a", Priced.At(1, 1), Late("a", 100)).Model("b", Priced.At(1, 1), Late("b", 100)).Model("c", ScriptedReply.Say("c"));
        var asking = harness.AskAsync(s_plan, null, source.Token);
        harness.Clock.Advance(TimeSpan.FromSeconds(2));
        await CallHarness.UntilAsync(() => harness.Asked.Count == 2);

        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking);
        Assert.Equal(2, harness.Runtime.Costs.Snapshot().Entries.Sum(e => e.UnmeteredAttempts));
    }

    [Fact]
    public async Task Ask_BudgetFitsOneAttempt_TheHedgeIsRefusedAndTheFirstAnswers()
    {
        var harness = new CallHarness().Model("a", Priced.At(1, 1000), Late("a", 5)).Model("b", Priced.At(1, 1000), Late("b", 1)).Model("c", Priced.At(1, 1000), Late("c", 1));
        var plan = s_plan with { Budget = new() { PerCallUsd = 0.15m }, Options = new() { MaxOutputTokens = 100 } };

        Assert.Equal("a", await harness.RunAsync(harness.AskAsync(plan)));
        Assert.Equal("a@0", string.Join(" ", harness.Asked.Zip(harness.AskedAtSeconds, (m, s) => $"{m}@{s}")));
    }

    [Fact]
    public async Task Texts_FirstIsSlowToBegin_TheNextStreamsAndNothingIsRepeated()
    {
        var harness = new CallHarness().Model("a", Late("never heard", 100)).Model("b", Late("one two three", 1)).Model("c", ScriptedReply.Say("c"));
        var stream = harness.BindStream(s_plan);

        var pieces = await harness.RunAsync(stream.Texts(CallHarness.Messages, null, null, default).ToListAsync().AsTask());

        Assert.Equal("one two three", string.Concat(pieces));
        Assert.Equal(["a", "b"], harness.Asked);
    }

    [Fact]
    public async Task Texts_ReaderOfAHedgedStreamStops_TheStreamIsClosedAndBooked()
    {
        var harness = new CallHarness().Model("a", Late("never heard", 100)).Model("b", Late("one two three", 1)).Model("c", ScriptedReply.Say("c"));
        var stream = harness.BindStream(s_plan);

        var first = await harness.RunAsync(FirstAsync());
        await harness.Runtime.DisposeAsync();

        Assert.Equal("one", first.Trim());
        Assert.Equal(2, harness.Runtime.Costs.Snapshot().Entries.Sum(e => e.Attempts));

        async Task<string> FirstAsync()
        {
            await foreach (var piece in stream.Texts(CallHarness.Messages, null, null, default))
                return piece;
            return "";
        }
    }
}
