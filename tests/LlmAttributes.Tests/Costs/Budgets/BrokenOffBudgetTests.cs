using LlmAttributes.Runtime;
using LlmAttributes.Testing;
using LlmAttributes.Tests.Harness;

namespace LlmAttributes.Tests.Costs;

/// <summary>What a call that was broken off leaves of a budget: nothing stays reserved, and what was or may have been paid for is booked. An attempt costs up to $10.</summary>
public class BrokenOffBudgetTests
{
    private static readonly CallPlan s_plan = CallHarness.Plan with
    {
        Model = "a",
        Budget = new() { Limits = [new("contract:IDesk", BudgetPeriod.Day, 25)] },
        Options = new() { MaxOutputTokens = 10 },
    };

    private static ScriptedReply Never { get; } = new() { BeforeAnswer = Pause.Until(new Gate()) };

    private static ScriptedReply StopsAfterTwo { get; } = ScriptedReply.SayInChunks("one ", "two ", "three") with { BetweenChunks = Pause.Until(new Gate()) };

    private static async Task<(decimal SpentUsd, decimal ReservedUsd, int Reservations)> ReadAsync(CallHarness harness)
    {
        var status = Assert.Single(await harness.Runtime.Budgets.ReadAsync());
        return (status.SpentUsd, status.ReservedUsd, status.Reservations);
    }

    [Fact]
    public async Task Stream_CancelledBeforeItsFirstOutput_IsSettled()
    {
        var harness = new CallHarness().Model("a", Priced.At(0, 1_000_000), Never);
        using var source = new CancellationTokenSource();
        var reading = harness.BindStream(s_plan).Texts(CallHarness.Messages, null, null, source.Token).CountAsync().AsTask();
        await CallHarness.UntilAsync(() => harness.Asked.Count == 1);
        Assert.Equal((0, 10, 1), await ReadAsync(harness));

        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);

        Assert.Equal((10, 0, 0), await ReadAsync(harness));
    }

    [Fact]
    public async Task Stream_CancelledAmidItsOutput_IsSettled()
    {
        var harness = new CallHarness().Model("a", Priced.At(0, 1_000_000), StopsAfterTwo);
        using var source = new CancellationTokenSource();
        var stream = harness.BindStream(s_plan).Texts(CallHarness.Messages, null, null, source.Token).GetAsyncEnumerator();
        Assert.True(await stream.MoveNextAsync());
        var next = stream.MoveNextAsync().AsTask();

        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => next);
        await stream.DisposeAsync();

        Assert.Equal((10, 0, 0), await ReadAsync(harness));
    }

    [Fact]
    public async Task Stream_LeftAfterItsFirstOutput_IsSettled()
    {
        var harness = new CallHarness().Model("a", Priced.At(0, 1_000_000), ScriptedReply.SayInChunks("one ", "two "));

        await foreach (var _ in harness.BindStream(s_plan).Texts(CallHarness.Messages, null, null, default))
            break;

        Assert.Equal((10, 0, 0), await ReadAsync(harness));
    }

    [Fact]
    public async Task Ask_LoserOfAHedge_IsSettled()
    {
        var harness = new CallHarness()
            .Model("a", Priced.At(0, 1_000_000), Never)
            .Model("b", Priced.At(0, 1_000_000), ScriptedReply.Say("b", 1, 3));
        var plan = s_plan with { Fallback = [new(["b"])], Hedge = new() { DelaySeconds = 1, MaxSurcharge = 10 } };

        Assert.Equal("b", await harness.RunAsync(harness.AskAsync(plan)));
        await harness.Runtime.DisposeAsync();

        Assert.Equal((13, 0, 0), await ReadAsync(harness));
    }
}
