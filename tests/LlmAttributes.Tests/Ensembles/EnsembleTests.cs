using LlmAttributes.Runtime;
using LlmAttributes.Testing;
using LlmAttributes.Tests.Harness;

namespace LlmAttributes.Tests.Ensembles;

public class EnsembleTests
{
    private static readonly string[] s_keys = ["a", "b", "c", "d", "e"];

    private static CallHarness Members(params string[] answers)
    {
        var harness = new CallHarness();
        for (var i = 0; i < answers.Length; i++)
            harness.Model(s_keys[i], Priced.At(1, 1), answers[i] == "!" ? Failures.Status(500) : ScriptedReply.Say(answers[i], 10, 10));
        return harness;
    }

    private static CallPlan Plan(int members, int? quorum = null) =>
        CallHarness.Plan with { Ensemble = new(MergeStrategy.MajorityVote, s_keys[..members]) { Quorum = quorum } };

    private static Task<EnsembleResponse<string>> VoteAsync(CallHarness harness, CallPlan plan) => harness.RunAsync(harness.Bind(plan).AskEnsembleAsync(CallHarness.Messages, default));

    [Theory]
    [InlineData("x", 1.0, "x", "x", "x")]
    [InlineData("x", 2 / 3.0, "x", "y", "x")]
    [InlineData("y", 2 / 3.0, "x", "y", "y")]
    [InlineData("x", 1 / 3.0, "x", "y", "z")]
    [InlineData("z", 0.6, "x", "z", "y", "z", "z")]
    public async Task Ask_Votes_MostCommonAnswerWins(string winner, double agreement, params string[] answers)
    {
        var response = await VoteAsync(Members(answers), Plan(answers.Length));

        Assert.Equal((winner, agreement), (response.Value, response.Agreement));
    }

    [Fact]
    public async Task Ask_Tie_GoesToTheMemberListedFirst() => Assert.Equal("x", (await VoteAsync(Members("x", "y", "y", "x"), Plan(4))).Value);

    [Fact]
    public async Task Ask_TextsThatDifferInCaseAndBlanksOnly_AreOneVote() =>
        Assert.Equal(1, (await VoteAsync(Members("Yes, it  is.", "yes, it is", " YES, IT IS! "), Plan(3))).Agreement);

    [Fact]
    public async Task Ask_EnumVotes_AreReadBeforeTheyAreCounted()
    {
        var harness = Members("Monday", "**monday**.", "It is Tuesday");
        var call = harness.Bind(Plan(3), Answers.Enum("DayOfWeek", ("Monday", DayOfWeek.Monday), ("Tuesday", DayOfWeek.Tuesday)));

        Assert.Equal(DayOfWeek.Monday, await harness.RunAsync(call.AskAsync(CallHarness.Messages, default)));
    }

    [Fact]
    public async Task Ask_NumberVotes_CompareByValue()
    {
        var harness = Members("42", "The answer is 42.0", "41");

        Assert.Equal(42, await harness.RunAsync(harness.Bind(Plan(3), Answers.Number<decimal>()).AskAsync(CallHarness.Messages, default)));
    }

    [Fact]
    public async Task Ask_MemberFails_CallGoesOnWhileTheQuorumHolds()
    {
        var response = await VoteAsync(Members("x", "!", "x"), Plan(3));

        Assert.Equal(("x", 1.0), (response.Value, response.Agreement));
        Assert.Equal((false, LlmErrorKind.ServerError), (response.Contributions[1].HasAnswer, response.Contributions[1].Error));
    }

    [Fact]
    public async Task Ask_QuorumMissed_ErrorListsEveryMember()
    {
        var e = await Assert.ThrowsAsync<LlmException>(() => VoteAsync(Members("x", "!", "!"), Plan(3)));

        Assert.Equal(LlmErrorKind.AllFailed, e.Kind);
        Assert.Equal("Only 1 of 3 members of 'IDesk.AskAsync' answered, 2 are needed (a: answered; b: ServerError; c: ServerError); lower Quorum of [Ensemble], or replace the members that fail.", e.Message);
        Assert.Equal(3, e.Attempts.Count);
    }

    [Fact]
    public async Task Ask_QuorumOfOne_OneAnswerIsEnough() => Assert.Equal("x", (await VoteAsync(Members("!", "x", "!"), Plan(3, quorum: 1))).Value);

    [Fact]
    public async Task Ask_UnreadableAnswer_IsNoVote()
    {
        var harness = Members("true", "perhaps", "true");

        var response = await harness.RunAsync(harness.Bind(Plan(3), Answers.Boolean).AskEnsembleAsync(CallHarness.Messages, default));

        Assert.Equal((true, LlmErrorKind.InvalidResponse), (response.Value, response.Contributions[1].Error));
    }

    [Fact]
    public async Task Ask_UnreadableAnswer_IsStillPaid()
    {
        var harness = Members("true", "perhaps", "true");

        var response = await harness.RunAsync(harness.Bind(Plan(3), Answers.Boolean).AskEnsembleAsync(CallHarness.Messages, default));

        Assert.Equal((3, 0.00006m), (response.Attempts.Count, response.Cost.Usd));
    }

    [Fact]
    public async Task Ask_SlowMember_IsLeftOutAfterTheTimeout()
    {
        var harness = Members("x", "x").Model("c", new ScriptedReply { Text = "y", BeforeAnswer = Pause.ForSeconds(500) });

        var response = await VoteAsync(harness, Plan(3));

        Assert.Equal(LlmErrorKind.Timeout, response.Contributions[2].Error);
        Assert.InRange(response.Duration.TotalSeconds, 30, 400);
    }

    [Fact]
    public async Task Ask_CallsOwnLimitIsSmaller_ItWins()
    {
        var harness = Members("x", "x").Model("c", new ScriptedReply { BeforeAnswer = Pause.ForSeconds(500) });

        var response = await VoteAsync(harness, Plan(3) with { Timeout = new() { TotalSeconds = 4 } });

        Assert.InRange(response.Duration.TotalSeconds, 4, 25);
    }

    [Fact]
    public async Task Ask_Members_AreAskedAtTheSameTime()
    {
        var harness = new CallHarness();
        foreach (var key in s_keys)
            harness.Model(key, new ScriptedReply { Text = "x", BeforeAnswer = Pause.ForSeconds(2) });

        var response = await VoteAsync(harness, Plan(5));

        Assert.InRange(response.Duration.TotalSeconds, 2, 8);
    }

    [Fact]
    public async Task Ask_MemberWithRetry_RetriesOnItsOwnModelOnly()
    {
        var harness = Members("x", "x").Model("c", Failures.Status(500), ScriptedReply.Say("x"));

        var response = await VoteAsync(harness, Plan(3) with { Retry = new(), Fallback = [new(["a"])] });

        Assert.Equal(1, response.Agreement);
        Assert.Equal(["c", "c"], response.Contributions[2].Attempts.Select(a => a.Model));
    }

    [Fact]
    public async Task Ask_MemberFailsForGood_NoFallbackVotesTwice()
    {
        var harness = Members("x", "x", "!");

        await VoteAsync(harness, Plan(3) with { Fallback = [new(["a"])] });

        Assert.Equal(["a", "b", "c"], harness.Asked.Order());
    }

    [Fact]
    public async Task Ask_CallerCancels_EndsAllMembers()
    {
        using var cancel = new CancellationTokenSource();
        var gate = new Gate();
        var harness = new CallHarness();
        foreach (var key in s_keys)
            harness.Model(key, new ScriptedReply { BeforeAnswer = Pause.Until(gate) });
        var running = harness.Bind(Plan(5)).AskEnsembleAsync(CallHarness.Messages, cancel.Token);
        await gate.Reached;

        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
    }

    [Fact]
    public async Task Ask_Result_ListsAttemptsOfAllMembersAndTheWinnersResponse()
    {
        var harness = Members("y", "x", "x");

        var result = await harness.RunAsync(harness.Bind(Plan(3)).AskResultAsync(CallHarness.Messages, default));

        Assert.Equal(("x", "b", 3), (result.Value, result.Model, result.Attempts.Count));
        Assert.Equal("x", result.Response.Text);
        Assert.Equal(new TokenUsage(30, 30), result.Usage);
    }

    [Fact]
    public async Task Ask_Contributions_KeepTheDeclaredOrderAndMarkTheWinners()
    {
        var response = await VoteAsync(Members("y", "x", "x"), Plan(3));

        Assert.Equal([("a", "y", false), ("b", "x", true), ("c", "x", true)], response.Contributions.Select(c => (c.Model, c.Answer!, c.IsWinner)));
        Assert.Equal(MergeStrategy.MajorityVote, response.Strategy);
    }

    [Fact]
    public async Task AskEnsemble_WithoutEnsemble_NamesTheAttribute()
    {
        var harness = Members("x");

        var e = await Assert.ThrowsAsync<InvalidOperationException>(() => harness.Bind(CallHarness.Plan with { Model = "a" }).AskEnsembleAsync(CallHarness.Messages, default));

        Assert.Contains("declares no [Ensemble]", e.Message, StringComparison.Ordinal);
    }
}
