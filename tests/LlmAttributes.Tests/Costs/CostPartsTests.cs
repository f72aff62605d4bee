using LlmAttributes.Testing;
using LlmAttributes.Tests.Harness;
using Microsoft.Extensions.AI;

namespace LlmAttributes.Tests.Costs;

public class CostPartsTests
{
    private static readonly ModelFacts s_facts = Priced.At(10, 20) with { CachedInputUsdPerMillionTokens = 1, CacheWriteUsdPerMillionTokens = 12.5m, ReasoningUsdPerMillionTokens = 40, RequestUsd = 0.01m };

    private static readonly ScriptedReply s_reply = new()
    {
        Text = "x",
        Usage = new()
        {
            InputTokenCount = 1_000,
            OutputTokenCount = 500,
            CachedInputTokenCount = 400,
            ReasoningTokenCount = 100,
            AdditionalCounts = new() { [LlmUsageCounts.CacheWrite] = 200 },
        },
    };

    [Fact]
    public async Task CostParts_SeveralKinds_SumUpToTheCost()
    {
        var result = await new CallHarness().Model("a", s_facts, s_reply).AskResultAsync(CallHarness.Plan with { Model = "a" });

        var parts = result.CostParts!;
        Assert.Equal((0.004m, 0.0004m, 0.0025m), (parts.Input.Usd, parts.CachedInput.Usd, parts.CacheWrite.Usd));
        Assert.Equal((0.008m, 0.004m, 0.01m), (parts.Output.Usd, parts.Reasoning.Usd, parts.Fees.Usd));
        Assert.Equal(result.Cost, parts.Total);
    }

    [Fact]
    public async Task CostParts_SeveralAttempts_AddUp()
    {
        var filtered = s_reply with { FinishReason = ChatFinishReason.ContentFilter };
        var harness = new CallHarness().Model("a", s_facts, Failures.Status(503)).Model("b", s_facts, filtered).Model("c", s_facts, s_reply);

        var result = await harness.AskResultAsync(CallHarness.Plan with { Model = "a", Fallback = [new(["b", "c"])] });

        Assert.Equal([0m, 0.0069m, 0.0069m], result.Attempts.Select(a => a.CostParts!.InputTotal.Usd));
        Assert.Equal((0.0138m, 0.024m), (result.CostParts!.InputTotal.Usd, result.CostParts.OutputTotal.Usd));
        Assert.Equal(result.Cost, result.CostParts.Total);
    }

    [Fact]
    public async Task CostParts_AttemptWithoutPrice_AreUnknown()
    {
        var result = await new CallHarness().Model("a", s_reply).AskResultAsync(CallHarness.Plan with { Model = "a" });

        Assert.Null(result.Attempts[0].CostParts);
        Assert.Null(result.CostParts);
    }

    [Fact]
    public void CostParts_RecordMadeByHand_KeepsThem()
    {
        var parts = new CostParts { Fees = Cost.Zero };

        Assert.Same(parts, new AttemptRecord("a") { CostParts = parts }.CostParts);
    }
}
