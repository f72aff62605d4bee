using LlmAttributes.Behavior.Tests.Contracts;
using LlmAttributes.Behavior.Tests.Harness;
using LlmAttributes.Testing;

namespace LlmAttributes.Behavior.Tests;

/// <summary>Each system as an attribute, in the whole chain.</summary>
public class FullChainTests
{
    private static ScriptedReply Say(string text) => ScriptedReply.Say(text, 1_000, 100);

    [Fact]
    public async Task Route_ByCost_TakesTheCheapestThatIsGoodEnough()
    {
        var desk = new Desk(_ => Say("local"), _ => Say("fast"), _ => Say("smart"));

        var result = await desk.RunAsync(desk.Client.AnswerAsync("hi"));

        Assert.Equal(("fast", Models.Fast), (result.Value, result.Model));
        Assert.Empty(desk.Local.Requests);
    }

    [Fact]
    public async Task Failover_FirstModelDown_NextOfTheRouteAnswers()
    {
        var desk = new Desk(_ => Say("local"), _ => Desk.Refuse(500), _ => Say("smart"));

        var result = await desk.RunAsync(desk.Client.AnswerAsync("hi"));

        Assert.Equal(Models.Smart, result.Model);
        Assert.Equal(["fast: ServerError (500)", "fast: ServerError (500)", "smart: ok"], result.Attempts.Select(a => a.ToString()));
    }

    [Fact]
    public async Task ErrorHandler_EveryModelDown_OneErrorNamesEachAttempt()
    {
        var desk = new Desk(_ => Say("x"), _ => Desk.Refuse(500), _ => Desk.Refuse(503));

        var e = await Assert.ThrowsAsync<LlmException>(() => desk.RunAsync(desk.Client.AnswerAsync("hi")));

        Assert.Equal((LlmErrorKind.AllFailed, 4), (e.Kind, e.Attempts.Count));
    }

    [Fact]
    public async Task Ensemble_ThreeMembers_MajorityWinsWithItsContributions()
    {
        var desk = new Desk(_ => Say("Sad"), _ => Say("happy"), _ => Say("It is sad."));

        var response = await desk.RunAsync(desk.Client.ClassifyAsync("hi"));

        Assert.Equal((Mood.Sad, 2 / 3.0), (response.Value, response.Agreement));
        Assert.Equal([Models.Local, Models.Fast, Models.Smart], response.Contributions.Select(c => c.Model));
    }

    [Fact]
    public async Task Ensemble_InheritedMinQualityAndRoute_DoNotApplyToMembers()
    {
        var desk = new Desk(_ => Say("sad"), _ => Say("sad"), _ => Desk.Refuse(500));

        var response = await desk.RunAsync(desk.Client.ClassifyAsync("hi"));

        Assert.Equal((1, 1, 2), (desk.Local.Requests.Count, desk.Fast.Requests.Count, desk.Smart.Requests.Count));
        Assert.Equal(LlmErrorKind.ServerError, response.Contributions[2].Error);
    }

    [Fact]
    public async Task Cost_EveryCall_IsInTheLedger()
    {
        var desk = new Desk(_ => Say("sad"), _ => Say("sad"), _ => Say("sad"));
        await desk.RunAsync(desk.Client.AnswerAsync("hi"));
        await desk.RunAsync(desk.Client.ClassifyAsync("hi"));
        await desk.Client.SummariseAsync("hi").ToListAsync();

        var snapshot = desk.Runtime.Costs.Snapshot();

        Assert.Equal(5, snapshot.Entries.Count);
        Assert.Equal((0.25m * 1_000 + 2 * 100) / 1_000_000 * 2 + (3m * 1_000 + 15 * 100) / 1_000_000 * 2, snapshot.KnownTotal.Usd);
        Assert.False(snapshot.HasUnknown);
    }

    [Fact]
    public async Task Budget_Declared_SendsAnOutputLimit()
    {
        var desk = new Desk(_ => Say("x"), _ => Say("x"), _ => Say("x"));

        await desk.RunAsync(desk.Client.AnswerAsync("hi"));

        Assert.Equal((64, 0.1f), (desk.Fast.Requests[0].Options!.MaxOutputTokens, desk.Fast.Requests[0].Options!.Temperature));
    }

    [Fact]
    public async Task Stream_MethodTurnsPoliciesOff_AsksItsModelOnceThenTheFallback()
    {
        var desk = new Desk(_ => Say("x"), _ => ScriptedReply.SayInChunks("a ", "b"), _ => Desk.Refuse(500));

        Assert.Equal(["a ", "b"], await desk.Client.SummariseAsync("hi").ToListAsync());
        Assert.Single(desk.Smart.Requests);
    }

    [Fact]
    public async Task Tracing_TracedContract_ReportsEveryCall()
    {
        var desk = new Desk(_ => Say("sad"), _ => Say("sad"), _ => Say("sad"));
        await desk.RunAsync(desk.Client.AnswerAsync("hi"));
        await desk.RunAsync(desk.Client.ClassifyAsync("hi"));

        Assert.Equal(["ISupportDesk.AnswerAsync", "ISupportDesk.ClassifyAsync"], desk.Runtime.Tracer.GetReport().Operations.Select(o => o.Operation));
    }

    [Fact]
    public async Task Errors_EveryAttemptOfEveryPolicy_IsCountedAndReported()
    {
        var desk = new Desk(_ => Say("sad"), _ => Desk.Refuse(429), _ => Say("sad"));
        using (ErrorContext.Begin("triage", component: "worker").Set("mail", "17"))
        {
            await desk.RunAsync(desk.Client.AnswerAsync("the secret prompt"));
            await desk.RunAsync(desk.Client.ClassifyAsync("the secret prompt"));
        }

        await desk.Client.SummariseAsync("the secret prompt").ToListAsync();
        var safe = new SafeExecutor(new() { Component = "worker", Operation = "answer" }, desk.Runtime);
        Assert.Equal("none", await desk.RunAsync(safe.RunOrDefaultAsync(async token => (await desk.Client.AnswerAsync("hi", new() { Model = "absent" }, token)).Value, "none")));

        var snapshot = desk.Runtime.Errors.Snapshot();
        Assert.Equal(
            ["ensembler fast 0/2", "ensembler local 1/1", "ensembler smart 1/1", "failover smart 1/1", "router fast 0/2", "router smart 1/1", "worker  0/1"],
            snapshot.Entries.Select(e => $"{e.Component} {e.Model} {e.Successes.Total}/{e.Rate(ErrorWindow.FiveMinutes).Outcomes}"));
        Assert.Equal(4, snapshot.Rate(ErrorWindow.Total, kind: LlmErrorKind.RateLimit).Failures);
        var ofCalls = snapshot.RecentErrors.Where(e => e.Model == Models.Fast).ToList();
        Assert.All(ofCalls, e => Assert.Equal((429, "17"), (e.StatusCode, e.Values["mail"])));
        Assert.Equal(["ISupportDesk.AnswerAsync", "ISupportDesk.ClassifyAsync"], ofCalls.Select(e => e.Operation).Distinct().Order());
        Assert.DoesNotContain("secret", snapshot.ToJson(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task CircuitBreaker_ModelKeepsFailing_IsLeftAlone()
    {
        var desk = new Desk(_ => Say("x"), _ => Desk.Refuse(500), _ => Say("smart"));
        for (var i = 0; i < 5; i++)
            await desk.RunAsync(desk.Client.AnswerAsync("hi"));

        Assert.InRange(desk.Fast.Requests.Count, 5, 6);
        Assert.Equal(5, desk.Smart.Requests.Count);
    }

    [Fact]
    public async Task CallOptions_Model_OverridesTheRoute()
    {
        var desk = new Desk(_ => Say("local"), _ => Say("fast"), _ => Say("smart"));

        Assert.Equal(Models.Smart, (await desk.RunAsync(desk.Client.AnswerAsync("hi", new() { Model = Models.Smart }))).Model);
    }
}
