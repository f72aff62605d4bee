using LlmAttributes.Runtime;
using LlmAttributes.Testing;
using LlmAttributes.Tests.Harness;
using Microsoft.Extensions.AI;

namespace LlmAttributes.Tests.Costs;

/// <summary>What an attempt leaves of its call's budget when it does not end well. An attempt may cost up to $0.0013.</summary>
public class BudgetSettlementTests
{
    private const decimal One = 0.0015m;
    private const decimal Two = 0.003m;

    private static CallPlan Plan(decimal usd) => CallHarness.Plan with
    {
        Model = "a", Fallback = [new(["b", "c"])], Budget = new() { PerCallUsd = usd }, Options = new() { MaxOutputTokens = 1_000 },
    };

    private static CallHarness Harness(ScriptedReply a, ScriptedReply b, ScriptedReply c) =>
        new CallHarness().Model("a", Priced.At(1, 1), a).Model("b", Priced.At(1, 1), b).Model("c", Priced.At(1, 1), c);

    private static ScriptedReply Late(string text, double seconds) => ScriptedReply.Say(text, 1, 1) with { BeforeAnswer = Pause.ForSeconds(seconds) };

    private static CallHarness Streams(string[] pieces, Exception? failure = null)
    {
        var harness = new CallHarness();
        return harness
            .Configure(builder => builder.AddModel("a", new UsageFirstClient(harness.Clock, 100, pieces, failure), Priced.At(1, 1)))
            .Model("b", Priced.At(1, 1), ScriptedReply.Say("b", 1, 1)).Model("c", Priced.At(1, 1), ScriptedReply.Say("c", 1, 1));
    }

    private static async Task<string> ReadAsync(CallHarness harness, CallPlan plan) =>
        string.Concat(await harness.RunAsync(harness.BindStream(plan).Texts(CallHarness.Messages, null, null, default).ToListAsync().AsTask()));

    [Fact]
    public async Task Ask_AttemptsAreRefused_CostNothing()
    {
        var harness = Harness(Failures.Status(500), Failures.Status(503), ScriptedReply.Say("c", 1, 1));

        Assert.Equal("c", await harness.AskAsync(Plan(One)));
    }

    [Fact]
    public async Task Ask_AttemptTimesOut_CountsWithItsWorstCaseOnce()
    {
        var harness = Harness(Late("a", 50), Late("b", 50), ScriptedReply.Say("c", 1, 1));

        var e = await Assert.ThrowsAsync<LlmException>(() => harness.RunAsync(harness.AskAsync(Plan(Two) with { Timeout = new() { AttemptSeconds = 1 } })));

        Assert.Equal([LlmErrorKind.Timeout, LlmErrorKind.Timeout, LlmErrorKind.Budget], e.Attempts.Select(a => a.Error!.Value));
        Assert.Equal(["a", "b"], harness.Asked);
    }

    [Fact]
    public async Task Ask_HedgeIsRefused_ItsMoneyGoesToTheNext()
    {
        var harness = Harness(Late("a", 50), Failures.Status(500), ScriptedReply.Say("c", 1, 1));

        Assert.Equal("c", await harness.RunAsync(harness.AskAsync(Plan(Two) with { Hedge = new() { DelaySeconds = 2, MaxSurcharge = 10 } })));
        Assert.Equal(["a", "b", "c"], harness.Asked);
    }

    [Fact]
    public async Task Ask_FirstIsRefusedWhileItsHedgeRuns_ItsMoneyGoesToTheNext()
    {
        var harness = Harness(Failures.Status(500) with { BeforeAnswer = Pause.ForSeconds(3) }, Late("b", 50), ScriptedReply.Say("c", 1, 1));

        Assert.Equal("c", await harness.RunAsync(harness.AskAsync(Plan(Two) with { Hedge = new() { DelaySeconds = 2, MaxSurcharge = 10 } })));
        Assert.Equal(["a", "b", "c"], harness.Asked);
    }

    [Theory]
    [InlineData(5.0, null)]
    [InlineData(null, 5.0)]
    public async Task Texts_NothingSaidInTime_CountsWithTheUsageSoFar(double? firstToken, double? attempt)
    {
        var plan = Plan(One) with { Timeout = new() { FirstTokenSeconds = firstToken, AttemptSeconds = attempt } };

        Assert.Equal("b", await ReadAsync(Streams([]), plan));
    }

    [Fact]
    public async Task Texts_TooSlow_CountsWithTheUsageSoFar()
    {
        var plan = Plan(One) with { Timeout = new() { MinCharactersPerSecond = 10, ProbeSeconds = 3 } };

        Assert.Equal("b", await ReadAsync(Streams(["x", "y", "z"]), plan));
    }

    [Fact]
    public async Task Texts_CutBeforeOutput_CountsWithTheUsageSoFar() => Assert.Equal("b", await ReadAsync(Streams([], new IOException("cut")), Plan(One)));

    [Fact]
    public async Task Texts_NothingSaidInTimeAndNoUsage_CountsWithItsWorstCase()
    {
        var harness = Harness(Late("a", 50), ScriptedReply.Say("b", 1, 1), ScriptedReply.Say("c", 1, 1));

        var e = await Assert.ThrowsAsync<LlmException>(() => ReadAsync(harness, Plan(One) with { Timeout = new() { FirstTokenSeconds = 5 } }));

        Assert.Equal([LlmErrorKind.Timeout, LlmErrorKind.Budget, LlmErrorKind.Budget], e.Attempts.Select(a => a.Error!.Value));
        Assert.Equal(["a"], harness.Asked);
    }
}
