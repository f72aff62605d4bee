using LlmAttributes.Runtime;
using LlmAttributes.Testing;
using LlmAttributes.Tests.Harness;

namespace LlmAttributes.Tests.Routing;

/// <summary>Routes that name what is not there, and models that keep failing.</summary>
[Trait(RouteGroup.Trait, RouteGroup.ErrorHandling)]
public class RouteErrorTests
{
    private const int FailuresThatOpen = 5;

    private static CallPlan Guarded(params string[] models) => Routes.By(RouteStrategy.Cost, models) with { CircuitBreaker = true };

    private static CallHarness Flaky(int failures) => new CallHarness()
        .Model("flaky", Routes.Small, r => r.Call < failures ? Failures.Status(500) : ScriptedReply.Say("flaky"))
        .Model("steady", Routes.Big, ScriptedReply.Say("steady"));

    [Fact]
    public void Bind_RouteNamesAnUnknownModel_SaysWhichAndWhatToDo()
    {
        var e = Assert.Throws<LlmConfigurationException>(() => Routes.Three().Bind(Routes.By(RouteStrategy.Cost, "small", "nobody")));

        Assert.StartsWith("'IDesk.AskAsync' names model 'nobody'", Assert.Single(e.Faults), StringComparison.Ordinal);
    }

    [Fact]
    public void Bind_NothingIsConfigured_ReportsEveryModelAtOnce()
    {
        var e = Assert.Throws<LlmConfigurationException>(() => new CallHarness().Bind(Routes.By(RouteStrategy.Quality)));

        Assert.Equal(["big", "small", "mid"], e.Faults.Select(f => f.Split('\'')[3]));
    }

    [Fact]
    public async Task Ask_CallerNamesAnUnknownModel_IsRefusedWithoutARequest()
    {
        var harness = Routes.Three();

        var e = await Assert.ThrowsAsync<LlmConfigurationException>(() => harness.AskAsync(Routes.By(RouteStrategy.Cost), new() { Model = "nobody" }));

        Assert.Contains("'nobody'", Assert.Single(e.Faults), StringComparison.Ordinal);
        Assert.Empty(harness.Asked);
    }

    [Fact]
    public async Task Ask_ProviderDoesNotKnowTheModel_TheNextAnswers()
    {
        var harness = new CallHarness().Model("gone", Routes.Small, Failures.Status(404)).Model("known", Routes.Big, ScriptedReply.Say("known"));

        var result = await harness.AskResultAsync(Routes.By(RouteStrategy.Cost, "gone", "known"));

        Assert.Equal("known", result.Value);
        Assert.Equal(LlmErrorKind.ModelNotFound, result.Attempts[0].Error);
    }

    [Fact]
    public async Task Ask_ModelKeepsFailing_ItsBreakerOpensAndItIsNotAskedFirst()
    {
        var harness = Flaky(FailuresThatOpen);
        var call = harness.Bind(Guarded("flaky", "steady"));
        for (var i = 0; i < FailuresThatOpen; i++)
            await call.AskAsync(CallHarness.Messages, default);
        Assert.Equal(2 * FailuresThatOpen, harness.Asked.Count);

        await call.AskAsync(CallHarness.Messages, default);

        var decision = await call.ExplainAsync(CallHarness.Messages, null, null, default, default);
        Assert.Equal("steady", harness.Asked[2 * FailuresThatOpen]);
        Assert.Equal("'flaky': its circuit breaker is open; asked last", Assert.Single(decision.Filtered).ToString());
    }

    [Fact]
    public async Task Ask_FewFailures_LeaveTheBreakerClosed()
    {
        var harness = Flaky(FailuresThatOpen - 1);
        var call = harness.Bind(Guarded("flaky", "steady"));
        for (var i = 0; i < FailuresThatOpen - 1; i++)
            await call.AskAsync(CallHarness.Messages, default);

        Assert.Equal("flaky", await call.AskAsync(CallHarness.Messages, default));
    }

    [Fact]
    public async Task Ask_BreakIsOver_TheModelAnswersAndIsFirstAgain()
    {
        var harness = Flaky(FailuresThatOpen);
        var call = harness.Bind(Guarded("flaky", "steady"));
        for (var i = 0; i < FailuresThatOpen; i++)
            await call.AskAsync(CallHarness.Messages, default);
        harness.Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal("flaky", await call.AskAsync(CallHarness.Messages, default));
        Assert.Empty((await call.ExplainAsync(CallHarness.Messages, null, null, default, default)).Filtered);
    }

    [Fact]
    public async Task Ask_TrialAfterTheBreakFails_TheBreakerOpensAgain()
    {
        var harness = Flaky(FailuresThatOpen + 1);
        var call = harness.Bind(Guarded("flaky", "steady"));
        for (var i = 0; i < FailuresThatOpen; i++)
            await call.AskAsync(CallHarness.Messages, default);
        harness.Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal("steady", await call.AskAsync(CallHarness.Messages, default));
        Assert.Equal(["flaky", "steady"], harness.Asked[^2..]);
        Assert.Equal("steady", (await call.ExplainAsync(CallHarness.Messages, null, null, default, default)).Chosen);
    }
}
