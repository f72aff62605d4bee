using LlmAttributes.Testing;
using LlmAttributes.Tests.Harness;

namespace LlmAttributes.Tests.Resilience;

public class CircuitBreakerTests
{
    private static readonly LlmAttributes.Runtime.CallPlan s_plan = CallHarness.Plan with { Model = "a", CircuitBreaker = true };

    private static async Task OpenAsync(CallHarness harness)
    {
        for (var i = 0; i < 5; i++)
            await Assert.ThrowsAsync<LlmException>(() => harness.AskAsync(s_plan));
    }

    [Fact]
    public async Task Ask_ModelKeepsFailing_OpensUnderTenCalls()
    {
        var harness = new CallHarness().Model("a", Failures.Status(500));
        await OpenAsync(harness);

        var e = await Assert.ThrowsAsync<LlmException>(() => harness.AskAsync(s_plan));

        Assert.Equal(5, harness.Asked.Count);
        Assert.Equal(LlmErrorKind.Overloaded, e.Kind);
        Assert.Contains("circuit breaker of model 'a' is open", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ask_BreakerOpen_GoesToTheNextCandidateWithoutWaiting()
    {
        var harness = new CallHarness().Model("a", Failures.Status(500)).Model("b", ScriptedReply.Say("yes"));
        await OpenAsync(harness);

        Assert.Equal("yes", await harness.AskAsync(s_plan with { Fallback = [new(["b"])], Retry = new() }));
        Assert.Equal("b", harness.Asked[^1]);
    }

    [Fact]
    public async Task Ask_OtherContractOnTheSameModel_SharesTheBreaker()
    {
        var harness = new CallHarness().Model("a", Failures.Status(500));
        await OpenAsync(harness);

        await Assert.ThrowsAsync<LlmException>(() => harness.AskAsync(new LlmAttributes.Runtime.CallPlan("IOther") { Call = "AskAsync", Model = "a", CircuitBreaker = true }));

        Assert.Equal(5, harness.Asked.Count);
    }

    [Fact]
    public async Task Ask_AfterTheBreak_ProbesAndCloses()
    {
        var harness = new CallHarness().Model("a", null, r => r.Call < 5 ? Failures.Status(500) : ScriptedReply.Say("back"));
        await OpenAsync(harness);
        harness.Clock.Advance(TimeSpan.FromSeconds(16));

        Assert.Equal("back", await harness.AskAsync(s_plan));
        Assert.Equal("back", await harness.AskAsync(s_plan));
    }

    [Fact]
    public async Task Ask_PermanentErrors_DoNotOpen()
    {
        var harness = new CallHarness().Model("a", Failures.Status(400));

        for (var i = 0; i < 12; i++)
            await Assert.ThrowsAsync<LlmException>(() => harness.AskAsync(s_plan));

        Assert.Equal(12, harness.Asked.Count);
    }

    [Fact]
    public async Task Ask_StreamFailures_OpenTheSameBreaker()
    {
        var harness = new CallHarness().Model("a", Failures.Status(500));
        var stream = harness.BindStream(s_plan);
        for (var i = 0; i < 5; i++)
            await Assert.ThrowsAsync<LlmException>(async () => await stream.Texts(CallHarness.Messages, null, null, default).ToListAsync());

        await Assert.ThrowsAsync<LlmException>(() => harness.AskAsync(s_plan));

        Assert.Equal(5, harness.Asked.Count);
    }

    [Theory]
    [InlineData(0, 5, 30, 15, "FailureRatio")]
    [InlineData(0.5, 1, 30, 15, "MinimumThroughput")]
    [InlineData(0.5, 5, 0.1, 15, "SamplingSeconds")]
    [InlineData(0.5, 5, 30, 0, "BreakSeconds")]
    public void Build_NumberOutOfRange_NamesTheProperty(double ratio, int throughput, double sampling, double pause, string property)
    {
        var builder = LlmRuntime.CreateBuilder();
        (builder.CircuitBreaker.FailureRatio, builder.CircuitBreaker.MinimumThroughput, builder.CircuitBreaker.SamplingSeconds, builder.CircuitBreaker.BreakSeconds) = (ratio, throughput, sampling, pause);

        Assert.Equal(property, Assert.Throws<ArgumentOutOfRangeException>(builder.Build).ParamName);
    }
}
