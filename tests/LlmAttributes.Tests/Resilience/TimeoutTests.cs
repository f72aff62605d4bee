using LlmAttributes.Runtime;
using LlmAttributes.Testing;
using LlmAttributes.Tests.Harness;

namespace LlmAttributes.Tests.Resilience;

public class TimeoutTests
{
    private static ScriptedReply Late(double seconds) => new() { Text = "late", BeforeAnswer = Pause.For(TimeSpan.FromSeconds(seconds)) };

    [Fact]
    public async Task Ask_AttemptTooLong_IsATimeoutThatIsRepeated()
    {
        var harness = new CallHarness().Model("a", Late(100), ScriptedReply.Say("yes"));
        var plan = CallHarness.Plan with { Model = "a", Retry = new(), Timeout = new() { AttemptSeconds = 5 } };

        Assert.Equal("yes", await harness.RunAsync(harness.AskAsync(plan)));
        Assert.InRange(harness.AskedAtSeconds[1], 5, 90);
    }

    [Fact]
    public async Task Ask_TotalOver_EndsTheCallWithoutAskingAnybodyElse()
    {
        var harness = new CallHarness().Model("a", Late(100)).Model("b", ScriptedReply.Say("yes"));
        var plan = CallHarness.Plan with { Model = "a", Fallback = [new(["b"])], Retry = new(), Timeout = new() { TotalSeconds = 8 } };

        var e = await Assert.ThrowsAsync<LlmException>(() => harness.RunAsync(harness.AskAsync(plan)));

        Assert.Equal((LlmErrorKind.Timeout, "a"), (e.Kind, Assert.Single(harness.Asked)));
        Assert.Contains("total limit", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ask_AttemptLimitWithFallback_NextCandidateGetsItsOwnLimit()
    {
        var harness = new CallHarness().Model("a", Late(100)).Model("b", Late(4));
        var plan = CallHarness.Plan with { Model = "a", Fallback = [new(["b"])], Timeout = new() { AttemptSeconds = 5, TotalSeconds = 60 } };

        Assert.Equal("late", await harness.RunAsync(harness.AskAsync(plan)));
    }

    [Fact]
    public async Task Ask_TimeoutOfOneCall_ReplacesTheDeclaredOne()
    {
        var harness = new CallHarness().Model("a", Late(3));
        var plan = CallHarness.Plan with { Model = "a", Timeout = new() { TotalSeconds = 10 } };

        var e = await Assert.ThrowsAsync<LlmException>(() => harness.RunAsync(harness.AskAsync(plan, new() { TimeoutSeconds = 1 })));

        Assert.Equal(LlmErrorKind.Timeout, e.Kind);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(1e12)]
    public async Task Ask_TimeoutThatIsNoTime_NamesTheProperty(double seconds)
    {
        var harness = new CallHarness().Model("a", ScriptedReply.Say("x"));

        var e = await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => harness.AskAsync(CallHarness.Plan with { Model = "a" }, new() { TimeoutSeconds = seconds }));

        Assert.Equal("TimeoutSeconds", e.ParamName);
    }

    [Fact]
    public async Task Ask_TimedOutAttempt_IsBookedAsUnmetered()
    {
        var harness = new CallHarness().Model("a", Priced.At(1, 1), Late(100));

        await Assert.ThrowsAsync<LlmException>(() => harness.RunAsync(harness.AskAsync(CallHarness.Plan with { Model = "a", Timeout = new() { AttemptSeconds = 1 } })));

        Assert.Equal((1, 1), (harness.Runtime.Costs.Snapshot().Entries[0].Attempts, harness.Runtime.Costs.Snapshot().Entries[0].UnmeteredAttempts));
        Assert.True(harness.Runtime.Costs.Snapshot().HasUnknown);
    }

    [Fact]
    public async Task Ask_ManyCallsInTurn_NoneSeesTheLimitOfAnother()
    {
        var harness = new CallHarness().Model("a", null, r => r.Call % 2 == 0 ? Late(100) : ScriptedReply.Say("yes"));
        var call = harness.Bind(CallHarness.Plan with { Model = "a", Timeout = new() { AttemptSeconds = 1 } });

        for (var i = 0; i < 20; i++)
        {
            await Assert.ThrowsAsync<LlmException>(() => harness.RunAsync(call.AskAsync(CallHarness.Messages, default)));
            Assert.Equal("yes", await call.AskAsync(CallHarness.Messages, default));
        }
    }
}
