using LlmAttributes.Runtime;
using LlmAttributes.Testing;
using LlmAttributes.Tests.Harness;
using LlmAttributes.Tests.Results.Reading;
using Microsoft.Extensions.AI;

namespace LlmAttributes.Tests.Runtime;

public class RepairTests
{
    private static readonly Answer<System.Text.Json.JsonElement?> s_ticket = Answers.Json("Ticket", new RequiredShape("title", "price"));

    // A model that keeps to a schema is told of the form by the options, so that the prompt is what the test wrote.
    private static readonly ModelFacts s_facts = Priced.At(1, 2) with { Capabilities = ModelCapabilities.StructuredOutput };

    private readonly List<ScriptedRequest> _requests = [];

    private CallHarness Models(params (string Key, string[] Replies)[] models)
    {
        var harness = new CallHarness();
        foreach (var (key, replies) in models)
        {
            harness.Model(key, s_facts, request =>
            {
                _requests.Add(request);
                return ScriptedReply.Say(replies[Math.Min(request.Call, replies.Length - 1)], 10, 5);
            });
        }

        return harness;
    }

    private static CallPlan Plan(RepairPlan repair, string model = "fast") => CallHarness.Plan with { Model = model, Repair = repair };

    [Fact]
    public async Task Ask_UnreadableAnswer_IsAskedAgainWithPathExpectedAndFound()
    {
        var harness = Models(("fast", ["""{"title": "Leak"}""", """{"title": "Leak", "price": 3}"""]));

        var result = await harness.Bind(Plan(new()), s_ticket).AskResultAsync(CallHarness.Messages, default);

        Assert.Equal("""{"title":"Leak","price":3}""", Lenient.Compact(result.Value!.Value));
        Assert.Equal(
            [
                "the secret prompt",
                """{"title": "Leak"}""",
                "Your last answer is not JSON of the type 'Ticket'.\n- $.price: expected a value, found nothing.\nAnswer again with the whole corrected answer and nothing else.",
            ],
            _requests[1].Messages.Select(static m => m.Text));
    }

    [Fact]
    public async Task Ask_ReaskedCall_CountsAndShowsEveryAttempt()
    {
        var harness = Models(("fast", ["no", """{"title": "Leak", "price": 3}"""]));

        var result = await harness.Bind(Plan(new()), s_ticket).AskResultAsync(CallHarness.Messages, default);

        Assert.Equal([LlmErrorKind.InvalidResponse, null], result.Attempts.Select(static a => a.Error));
        Assert.Equal(30, result.Usage.TotalTokens);
        Assert.Equal(2 * 0.00002m, result.Cost.Usd);
        Assert.Equal(result.Cost.Usd, harness.Runtime.Costs.Snapshot().KnownTotal.Usd);
    }

    [Fact]
    public async Task Ask_LastReask_GoesToTheStrongerModel()
    {
        var harness = Models(("fast", ["no"]), ("smart", ["""{"title": "Leak", "price": 3}"""]));

        var result = await harness.Bind(Plan(new() { MaxReasks = 2, EscalateTo = "smart" }), s_ticket).AskResultAsync(CallHarness.Messages, default);

        Assert.Equal(["fast", "fast", "smart"], harness.Asked);
        Assert.Equal("smart", result.Model);
        Assert.Equal(5, _requests[2].Messages.Count);
    }

    [Fact]
    public async Task Ask_SummarisedAnswers_SendsOnlyWhatIsWrong()
    {
        var harness = Models(("fast", ["secret one", "secret two", """{"title": "Leak", "price": 3}"""]));

        await harness.Bind(Plan(new() { MaxReasks = 2, FailedAnswers = FailedAnswers.Summarise }), s_ticket).AskAsync(CallHarness.Messages, default);

        Assert.Equal(2, _requests[2].Messages.Count);
        Assert.StartsWith("An earlier answer is not JSON of the type 'Ticket'.\n- $: expected JSON, found secret two.", _requests[2].Messages[1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ask_TemperatureStep_RaisesTheTemperatureEachTime()
    {
        var harness = Models(("fast", ["no"]));
        var plan = Plan(new() { MaxReasks = 2, TemperatureStep = 0.25 }) with { Options = new() { Temperature = 0.5f } };

        await Assert.ThrowsAsync<LlmException>(() => harness.Bind(plan, s_ticket).AskAsync(CallHarness.Messages, default));

        Assert.Equal([0.5f, 0.75f, 1f], _requests.Select(static r => r.Options!.Temperature));
    }

    [Fact]
    public async Task Ask_NeverReadable_ThrowsWithEachAnswerOffTheMessage()
    {
        var harness = Models(("fast", ["secret one", """{"title": "secret two"}"""]));

        var e = await Assert.ThrowsAsync<LlmException>(() => harness.Bind(Plan(new()), s_ticket).AskAsync(CallHarness.Messages, default));

        Assert.Equal(LlmErrorKind.InvalidResponse, e.Kind);
        Assert.Equal(["secret one", """{"title": "secret two"}"""], e.UnreadableAnswers.Select(static a => a.Text));
        Assert.Equal("fast: $.price", e.UnreadableAnswers[1].ToString());
        Assert.Equal([LlmErrorKind.InvalidResponse, LlmErrorKind.InvalidResponse], e.Attempts.Select(static a => a.Error!.Value));
        Assert.DoesNotContain("secret", e.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ask_WithoutRepair_IsAskedOnce()
    {
        var harness = Models(("fast", ["no"]));

        var e = await Assert.ThrowsAsync<LlmException>(() => harness.Bind(CallHarness.Plan with { Model = "fast" }, s_ticket).AskAsync(CallHarness.Messages, default));

        Assert.Equal(["fast"], harness.Asked);
        Assert.Equal("no", Assert.Single(e.UnreadableAnswers).Text);
    }

    [Fact]
    public async Task Ask_EnumAnswer_IsAskedAgainToo()
    {
        var harness = Models(("fast", ["furious", "7"]));

        Assert.Equal(7, await harness.Bind(Plan(new()), Answers.Number<int>()).AskAsync(CallHarness.Messages, default));
        Assert.StartsWith("Your last answer is not one number.\nAnswer again", _requests[1].Messages[2].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ask_TextAnswer_StaysOnTheDirectWay()
    {
        var harness = Models(("fast", ["words"]));

        Assert.Equal("words", await harness.AskAsync(Plan(new())));
        Assert.Equal(["fast"], harness.Asked);
    }

    [Fact]
    public async Task Ask_ReaskThatFails_GoesToTheFallbackWithTheDialogue()
    {
        var harness = Models(("smart", ["""{"title": "Leak", "price": 3}"""])).Model("fast", s_facts, static request => request.Call == 0 ? ScriptedReply.Say("no") : ScriptedReply.Fail(new ProviderFailure(503)));
        var plan = Plan(new()) with { Fallback = [new(["smart"])] };

        await harness.Bind(plan, s_ticket).AskAsync(CallHarness.Messages, default);

        Assert.Equal(["fast", "fast", "smart"], harness.Asked);
        Assert.Equal(3, Assert.Single(_requests).Messages.Count);
    }

    [Fact]
    public async Task Ask_AttemptsOfTheCallUsedUp_AsksNoMore()
    {
        var harness = Models(("fast", ["no"]));
        var plan = Plan(new() { MaxReasks = 5 }) with { Retry = new() { MaxAttempts = 2, MaxTotalAttempts = 3 } };

        await Assert.ThrowsAsync<LlmException>(() => harness.Bind(plan, s_ticket).AskAsync(CallHarness.Messages, default));

        Assert.Equal(3, harness.Asked.Count);
    }

    [Fact]
    public async Task Ask_ReaskBeyondTheDeadline_EndsTheCall()
    {
        var harness = new CallHarness().Model("fast", ScriptedReply.Say("no") with { BeforeAnswer = Pause.ForSeconds(3) });
        var plan = Plan(new() { MaxReasks = 5 }) with { Timeout = new() { TotalSeconds = 5 } };

        var e = await Assert.ThrowsAsync<LlmException>(() => harness.RunAsync(harness.Bind(plan, s_ticket).AskAsync(CallHarness.Messages, default)));

        Assert.Equal((LlmErrorKind.Timeout, 2), (e.Kind, harness.Asked.Count));
    }

    [Fact]
    public async Task Ask_ReaskBeyondTheBudget_IsNotSent()
    {
        var harness = Models(("fast", [new string('x', 8_000)]));
        var plan = Plan(new()) with { Budget = new() { PerCallUsd = 0.0008m }, Options = new() { MaxOutputTokens = 5 } };

        var e = await Assert.ThrowsAsync<LlmException>(() => harness.Bind(plan, s_ticket).AskAsync(CallHarness.Messages, default));

        Assert.Equal((LlmErrorKind.Budget, 1), (e.Kind, harness.Asked.Count));
    }

    [Fact]
    public async Task Ask_MemberOfAnEnsemble_AsksItsOwnModelAgain()
    {
        var harness = Models(("a", ["no", "7"]), ("b", ["7"]), ("smart", ["9"]));
        var plan = CallHarness.Plan with { Ensemble = new(MergeStrategy.MajorityVote, ["a", "b"]), Repair = new() { EscalateTo = "smart" } };

        var response = await harness.Bind(plan, Answers.Number<int>()).AskEnsembleAsync(CallHarness.Messages, default);

        Assert.Equal((7, 1.0, 3), (response.Value, response.Agreement, response.Attempts.Count));
        Assert.DoesNotContain("smart", harness.Asked);
    }

    [Theory]
    [InlineData(0, null)]
    [InlineData(1, 3.0)]
    public void Bind_NumberOutOfRange_IsRefused(int reasks, double? step) =>
        Assert.Throws<LlmConfigurationException>(() => Models(("fast", ["x"])).Bind(Plan(new() { MaxReasks = reasks, TemperatureStep = step }), s_ticket));
}
