using LlmAttributes.Testing;
using LlmAttributes.Tests.Harness;

namespace LlmAttributes.Tests.Resilience;

public class FallbackTests
{
    [Theory]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(429)]
    [InlineData(500)]
    public async Task Ask_FirstModelFails_NextAnswers(int status)
    {
        var harness = new CallHarness().Model("a", Failures.Status(status)).Model("b", ScriptedReply.Say("yes"));

        Assert.Equal("yes", await harness.AskAsync(CallHarness.Plan with { Model = "a", Fallback = [new(["b"])] }));
        Assert.Equal(["a", "b"], harness.Asked);
    }

    [Fact]
    public async Task Ask_MalformedRequest_IsNotTriedElsewhere()
    {
        var harness = new CallHarness().Model("a", Failures.Status(400)).Model("b", ScriptedReply.Say("yes"));

        var e = await Assert.ThrowsAsync<LlmException>(() => harness.AskAsync(CallHarness.Plan with { Model = "a", Fallback = [new(["b"])] }));

        Assert.Equal((LlmErrorKind.BadRequest, "a"), (e.Kind, Assert.Single(harness.Asked)));
    }

    [Fact]
    public async Task Ask_ChainListsARoutedModel_ItIsNotAskedTwice()
    {
        var harness = new CallHarness().Model("a", Failures.Status(500)).Model("b", Failures.Status(500));

        await Assert.ThrowsAsync<LlmException>(() => harness.AskAsync(CallHarness.Plan with { Model = "a", Fallback = [new(["a", "b"])] }));

        Assert.Equal(["a", "b"], harness.Asked);
    }

    [Fact]
    public async Task Ask_EachCandidate_HasItsOwnAttempts()
    {
        var harness = new CallHarness().Model("a", Failures.Status(500)).Model("b", Failures.Status(500), ScriptedReply.Say("yes"));

        await harness.RunAsync(harness.AskAsync(CallHarness.Plan with { Model = "a", Fallback = [new(["b"])], Retry = new() { MaxAttempts = 2 } }));

        Assert.Equal(["a", "a", "b", "b"], harness.Asked);
    }

    [Fact]
    public async Task Ask_ModelChosenByTheCaller_KeepsTheChain()
    {
        var harness = new CallHarness().Model("a", ScriptedReply.Say("a")).Model("b", ScriptedReply.Say("b")).Model("c", Failures.Status(500));
        var plan = CallHarness.Plan with { Model = "a", Fallback = [new(["b"])] };

        Assert.Equal("b", await harness.AskAsync(plan, new() { Model = "c" }));
        Assert.Equal(["c", "b"], harness.Asked);
    }

    [Fact]
    public async Task Ask_ModelChosenByTheCallerIsInTheChain_ItIsNotAskedTwice()
    {
        var harness = new CallHarness().Model("a", ScriptedReply.Say("a")).Model("b", Failures.Status(500)).Model("c", ScriptedReply.Say("c"));

        Assert.Equal("c", await harness.AskAsync(CallHarness.Plan with { Model = "a", Fallback = [new(["b", "c"])] }, new() { Model = "b" }));
        Assert.Equal(["b", "c"], harness.Asked);
    }

    [Fact]
    public async Task Ask_ModelChosenByTheCallerIsUnknown_SaysSo()
    {
        var harness = new CallHarness().Model("a", ScriptedReply.Say("a"));

        var e = await Assert.ThrowsAsync<LlmConfigurationException>(() => harness.AskAsync(CallHarness.Plan with { Model = "a" }, new() { Model = "zzz" }));

        Assert.Contains("names model 'zzz', which has no chat client", e.Message, StringComparison.Ordinal);
    }
}
