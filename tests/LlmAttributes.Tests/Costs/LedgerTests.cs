using LlmAttributes.Testing;
using LlmAttributes.Tests.Harness;

namespace LlmAttributes.Tests.Costs;

public class LedgerTests
{
    [Fact]
    public async Task Snapshot_BareCall_IsTracked()
    {
        var harness = new CallHarness().Configure(b => b.UseDefault(new ScriptedChatClient(_ => ScriptedReply.Say("x", 1_000_000, 500_000)), Priced.At(1, 2)));

        await harness.Bind(CallHarness.Plan).AskAsync(CallHarness.Messages, default);

        var entry = Assert.Single(harness.Runtime.Costs.Snapshot().Entries);
        Assert.Equal(("IDesk", "AskAsync", "default", 2m), (entry.Contract, entry.Call, entry.Model, entry.Cost.Usd));
    }

    [Fact]
    public async Task Snapshot_SeveralCallsAndModels_HasOneSortedEntryEach()
    {
        var harness = new CallHarness().Model("b", Priced.At(1, 1), ScriptedReply.Say("x", 10, 10)).Model("a", Priced.At(1, 1), ScriptedReply.Say("x", 10, 10));
        foreach (var call in new[] { "Two", "One" })
        {
            foreach (var model in new[] { "b", "a" })
                await harness.AskAsync(CallHarness.Plan with { Call = call, Model = model });
        }

        Assert.Equal(["One a", "One b", "Two a", "Two b"], harness.Runtime.Costs.Snapshot().Entries.Select(e => $"{e.Call} {e.Model}"));
    }

    [Fact]
    public async Task Snapshot_UnpricedModel_IsUnknownNotZero()
    {
        var harness = new CallHarness().Model("a", ScriptedReply.Say("x", 10, 10));

        await harness.AskAsync(CallHarness.Plan with { Model = "a" });

        var snapshot = harness.Runtime.Costs.Snapshot();
        Assert.False(snapshot.Entries[0].Cost.IsKnown);
        Assert.True(snapshot.HasUnknown);
        Assert.Contains("and an unknown part", snapshot.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Snapshot_RefusedAttempts_CostNothing()
    {
        var harness = new CallHarness().Model("a", Priced.At(1, 1), Failures.Status(500));

        await Assert.ThrowsAsync<LlmException>(() => harness.Bind(CallHarness.Plan with { Model = "a" }).AskAsync(CallHarness.Messages, default));

        var snapshot = harness.Runtime.Costs.Snapshot();
        Assert.Equal((1, 0, false, 0m), (snapshot.Entries[0].Attempts, snapshot.Entries[0].UnmeteredAttempts, snapshot.HasUnknown, snapshot.KnownTotal.Usd));
    }

    [Fact]
    public async Task Snapshot_ConcurrentCalls_LosesNone()
    {
        var harness = new CallHarness().Model("a", Priced.At(1, 1), ScriptedReply.Say("x", 3, 2));
        var call = harness.Bind(CallHarness.Plan with { Model = "a", Trace = true });

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            for (var i = 0; i < 500; i++)
                await call.AskAsync(CallHarness.Messages, default);
        })));

        var entry = harness.Runtime.Costs.Snapshot().Entries[0];
        Assert.Equal((4_000, new TokenUsage(12_000, 8_000), 0.02m), (entry.Attempts, entry.Usage, entry.Cost.Usd));
    }

    [Fact]
    public void ToString_Snapshot_EndsWithTheTotal()
    {
        var snapshot = new CostSnapshot([new("IDesk", "AskAsync", "fast") { Attempts = 2, Usage = new(10, 5), Cost = Cost.FromPico(2_000_000_000) }]);

        Assert.Contains("IDesk.AskAsync", snapshot.ToString(), StringComparison.Ordinal);
        Assert.EndsWith("$0.002\n", snapshot.ToString(), StringComparison.Ordinal);
        Assert.Equal(new TokenUsage(10, 5), snapshot.Usage);
    }
}
