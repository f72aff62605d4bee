using LlmAttributes.Runtime;
using LlmAttributes.Testing;
using LlmAttributes.Tests.Harness;
using Microsoft.Extensions.AI;

namespace LlmAttributes.Tests.Ensembles;

public class EnsemblePlanTests
{
    private static CallPlan Plan(EnsemblePlan ensemble) => CallHarness.Plan with { Ensemble = ensemble };

    private static CallHarness Models(params (string Key, double PerMillion, string Answer)[] models)
    {
        var harness = new CallHarness();
        foreach (var (key, price, answer) in models)
            harness.Model(key, Priced.At((decimal)price, (decimal)price), ScriptedReply.Say(answer, 10, 10));
        return harness;
    }

    private static Task<EnsembleResponse<string>> AskAsync(CallHarness harness, EnsemblePlan plan, LlmCallOptions? options = null) =>
        harness.RunAsync(harness.Bind(Plan(plan)).AskEnsembleAsync(CallHarness.Messages, null, options, default));

    [Fact]
    public async Task Ask_Certain_AsksTheCheapestFirstAndSavesTheRest()
    {
        var harness = Models(("dear", 9, "x"), ("cheap", 1, "x"), ("fair", 3, "x"));

        var response = await AskAsync(harness, new(MergeStrategy.MajorityVote, ["dear", "cheap", "fair"]) { EarlyStop = EarlyStop.Certain });

        Assert.Equal(["cheap", "fair"], harness.Asked);
        Assert.Equal((1, ReplyState.Saved), (response.Metrics.SavedCalls, response.Contributions[0].State));
    }

    [Fact]
    public async Task Ask_Samples_AskOneModelSeveralTimes()
    {
        var harness = Models(("a", 1, "x"));

        var response = await AskAsync(harness, new(MergeStrategy.MajorityVote, ["a"]) { Samples = 3 });

        Assert.Equal(["a", "a", "a"], harness.Asked);
        Assert.Equal(["a", "a#2", "a#3"], response.Contributions.Select(static c => c.Model));
        Assert.Equal((0.00006m, 0.00002m), (response.Cost.Usd, response.Metrics.CostPerVoteUsd));
    }

    [Fact]
    public async Task Ask_SamplesWithASeed_EachHasItsOwn()
    {
        List<long?> seeds = [];
        var harness = new CallHarness().Model("a", null, request =>
        {
            lock (seeds)
                seeds.Add(request.Options?.Seed);
            return ScriptedReply.Say("x");
        });

        await harness.RunAsync(harness.Bind(Plan(new(MergeStrategy.MajorityVote, ["a"]) { Samples = 3 }) with { Options = new() { Seed = 5 } }).AskEnsembleAsync(CallHarness.Messages, default));

        Assert.Equal([5, 6, 7], seeds.Order());
    }

    [Fact]
    public async Task Ask_MemberDetails_ReachItsOwnRequestsOnly()
    {
        Dictionary<string, (float? Temperature, string First)> seen = [];
        var harness = new CallHarness();
        foreach (var key in new[] { "a", "b" })
        {
            harness.Model(key, null, request =>
            {
                lock (seen)
                    seen[key] = (request.Options?.Temperature, request.Messages[0].Text);
                return ScriptedReply.Say("x");
            });
        }

        await AskAsync(harness, new(MergeStrategy.WeightedConsensus, ["a", "b"]) { Details = [new("b") { Weight = 2, Instructions = "Doubt everything.", Options = new() { Temperature = 0.25f } }] });

        Assert.Equal((null, "the secret prompt"), seen["a"]);
        Assert.Equal((0.25f, "Doubt everything."), seen["b"]);
    }

    [Fact]
    public async Task Ask_DeclaredWeights_OutvoteTheMajority()
    {
        var response = await AskAsync(Models(("a", 1, "x"), ("b", 1, "y"), ("c", 1, "y")), new(MergeStrategy.WeightedConsensus, ["a", "b", "c"]) { Details = [new("a") { Weight = 3 }] });

        Assert.Equal(("x", 3.0), (response.Value, response.Contributions[0].Weight));
    }

    [Fact]
    public async Task Ask_LearnedModel_GoesBeforeDeclaredWeights()
    {
        var learned = ConsensusModel.FromQuality(new Dictionary<string, double> { ["a"] = 0.3, ["b"] = 0.95 });
        var harness = Models(("a", 1, "x"), ("b", 1, "y")).Configure(b => b.UseConsensus(learned, "IDesk.AskAsync"));

        var response = await AskAsync(harness, new(MergeStrategy.WeightedConsensus, ["a", "b"]) { Details = [new("a") { Weight = 9 }] });

        Assert.Equal(("y", learned.WeightOf("b")), (response.Value, response.Contributions[1].Weight));
    }

    [Fact]
    public async Task Ask_FirstGood_CancelsTheSlower()
    {
        var harness = Models(("a", 1, "x")).Model("b", Priced.At(1, 1), new ScriptedReply { Text = "y", BeforeAnswer = Pause.ForSeconds(20) });

        var response = await AskAsync(harness, new(MergeStrategy.FirstGood, ["b", "a"]));

        Assert.Equal(("x", ReplyState.Saved), (response.Value, response.Contributions[0].State));
        Assert.True(response.Attempts.Single(static a => a.Model == "b").IsCancelled);
        Assert.Equal((false, 0.00002m, 1), (response.Cost.IsKnown, response.Metrics.KnownCost.Usd, response.Metrics.UnknownCosts));
        Assert.InRange(response.Duration.TotalSeconds, 0, 5);
    }

    [Fact]
    public async Task Ask_Cascade_EscalatesOnlyWhenTheCheapDisagree()
    {
        var agreed = Models(("cheap", 1, "x"), ("mid", 2, "x"), ("strong", 9, "z"));
        var split = Models(("cheap", 1, "x"), ("mid", 2, "y"), ("strong", 9, "z"));
        EnsemblePlan plan = new(MergeStrategy.Cascade, ["cheap", "mid", "strong"]);

        Assert.Equal(("x", 2), ((await AskAsync(agreed, plan)).Value, agreed.Asked.Count));
        Assert.Equal(("z", 3), ((await AskAsync(split, plan)).Value, split.Asked.Count));
    }

    [Fact]
    public async Task Ask_MinScore_FiltersRefusals()
    {
        var harness = Models(("a", 1, "Paris is the capital of France."), ("b", 1, "I'm sorry, but I cannot help with that."), ("c", 1, "Paris is the capital of France."));

        var response = await AskAsync(harness, new(MergeStrategy.MajorityVote, ["a", "b", "c"]) { MinScore = 0.5 });

        Assert.Equal((ReplyState.Filtered, 1, 1.0), (response.Contributions[1].State, response.Metrics.Filtered, response.Agreement));
        Assert.InRange(response.Contributions[1].Quality!.Value, 0, 0.5);
    }

    [Fact]
    public async Task Ask_BestOfN_TheJudgeDecidesAndIsPaid()
    {
        var harness = Models(("a", 1, "short"), ("b", 1, "long and good")).Model("judge", Priced.At(1, 1), static request =>
        {
            var text = string.Concat(request.Messages.Select(static m => m.Text));
            var isGoodFirst = text.IndexOf("long and good", StringComparison.Ordinal) < text.IndexOf("short", StringComparison.Ordinal);
            return ScriptedReply.Say(isGoodFirst ? "1: 9\n2: 3" : "1: 3\n2: 9", 10, 10);
        });

        var response = await AskAsync(harness, new(MergeStrategy.BestOfN, ["a", "b"]) { Judge = "judge" });

        Assert.Equal(("long and good", 0.9, 2), (response.Value, Math.Round(response.Contributions[1].Weight, 6), response.Attempts.Count(static a => a.Model == "judge")));
        Assert.Equal(0.00008m, response.Cost.Usd);
    }

    [Fact]
    public async Task Ask_BestOfNWhoseJudgeFails_TheFirstAnswerCounts()
    {
        var harness = Models(("a", 1, "x"), ("b", 1, "y")).Model("judge", Priced.At(1, 1), Failures.Status(500));

        Assert.Equal("x", (await AskAsync(harness, new(MergeStrategy.BestOfN, ["a", "b"]) { Judge = "judge" })).Value);
    }

    [Theory]
    [InlineData(null, 20)]
    [InlineData(12.0, 12)]
    public async Task Ask_BestOfNWhoseJudgeHangs_QualityDecidesInTime(double? totalSeconds, double most)
    {
        var harness = Models(("a", 1, "I'm sorry, but I cannot help with that."), ("b", 1, "Paris is the capital of France."))
            .Model("judge", Priced.At(1, 1), new ScriptedReply { BeforeAnswer = Pause.ForSeconds(5000) });
        var plan = Plan(new(MergeStrategy.BestOfN, ["a", "b"]) { Judge = "judge", TimeoutSeconds = 10 }) with
        {
            Timeout = totalSeconds is null ? null : new() { TotalSeconds = totalSeconds },
        };

        var response = await harness.RunAsync(harness.Bind(plan).AskEnsembleAsync(CallHarness.Messages, default));

        Assert.Equal("Paris is the capital of France.", response.Value);
        Assert.InRange(response.Duration.TotalSeconds, 9, most + 5);
        Assert.False(response.Cost.IsKnown);
    }

    [Fact]
    public async Task Ask_OwnStrategyThatHangs_EndsWithTheCallsTime()
    {
        var harness = Models(("a", 1, "x"), ("b", 1, "y"));
        harness.Configure(builder => builder.AddEnsembleStrategy(new HangingStrategy()));

        var e = await Assert.ThrowsAsync<LlmException>(() => harness.RunAsync(harness.Bind(
            Plan(new(MergeStrategy.Own, ["a", "b"]) { Own = new(typeof(HangingStrategy), null) }) with { Timeout = new() { TotalSeconds = 8 } }).AskEnsembleAsync(CallHarness.Messages, default)));

        Assert.Equal(LlmErrorKind.Timeout, e.Kind);
    }

    private sealed class HangingStrategy : ILlmEnsembleStrategy<string>
    {
        public string Name => "Hanging";

        public async ValueTask<EnsembleDecision<string>> DecideAsync(EnsembleBallot<string> ballot, CancellationToken cancellationToken)
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return new(0, "never", 0, 0);
        }
    }

    [Fact]
    public void Bind_UnknownJudge_IsAFault()
    {
        var e = Assert.Throws<LlmConfigurationException>(() => Models(("a", 1, "x"), ("b", 1, "y")).Bind(Plan(new(MergeStrategy.BestOfN, ["a", "b"]) { Judge = "nobody" })));

        Assert.Contains("nobody", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ask_ConsensusOfTexts_IsTheOneMostLikeTheOthers()
    {
        var harness = Models(("a", 1, "Lyon is nice in May."), ("b", 1, "The capital of France is Paris."), ("c", 1, "Paris is the capital city of France."));

        var response = await AskAsync(harness, new(MergeStrategy.WeightedConsensus, ["a", "b", "c"]));

        Assert.Contains("Paris", response.Value, StringComparison.Ordinal);
        Assert.InRange(response.Agreement, 0.5, 0.9);
        Assert.Equal(MergeStrategy.WeightedConsensus, response.Strategy);
    }

    [Fact]
    public async Task Ask_AnswersWithAVoter_AreMerged()
    {
        var harness = Models(("a", 1, "10"), ("b", 1, "11"), ("c", 1, "90"));
        var answer = Answers.Voted(Answers.Number<double>(), new Mean());

        var response = await harness.RunAsync(harness.Bind(Plan(new(MergeStrategy.MajorityVote, ["a", "b", "c"])), answer).AskEnsembleAsync(CallHarness.Messages, default));

        Assert.Equal((37.0, "b"), (response.Value, response.Model));
    }

    [Fact]
    public async Task Ask_BudgetRunsOut_MembersThatFitDecide()
    {
        var harness = Models(("a", 1, "x"), ("b", 1, "x"), ("c", 1_000_000, "y"));
        var plan = Plan(new(MergeStrategy.MajorityVote, ["a", "b", "c"])) with { Options = new() { MaxOutputTokens = 10 }, Budget = new() { PerCallUsd = 0.5m } };

        var response = await harness.RunAsync(harness.Bind(plan).AskEnsembleAsync(CallHarness.Messages, default));

        Assert.Equal(("x", LlmErrorKind.Budget), (response.Value, response.Contributions[2].Error));
        Assert.DoesNotContain("c", harness.Asked);
    }

    [Fact]
    public async Task Ask_ClientIgnoresItsToken_TheOthersDecide()
    {
        var harness = Models(("a", 1, "x"), ("b", 1, "x")).Configure(static b => b.AddModel("c", new DeafClient()));

        var response = await AskAsync(harness, new(MergeStrategy.MajorityVote, ["a", "b", "c"]) { TimeoutSeconds = 3 });

        Assert.Equal(("x", LlmErrorKind.Timeout), (response.Value, response.Contributions[2].Error));
        Assert.InRange(response.Duration.TotalSeconds, 3, 9);
    }

    [Fact]
    public async Task Ask_CallerCancels_SurfacesAndCancelsAll()
    {
        var harness = new CallHarness();
        foreach (var key in new[] { "a", "b" })
            harness.Model(key, new ScriptedReply { Text = "x", BeforeAnswer = Pause.ForSeconds(20) });
        using var caller = new CancellationTokenSource();
        var call = harness.Bind(Plan(new(MergeStrategy.MajorityVote, ["a", "b"]))).AskEnsembleAsync(CallHarness.Messages, caller.Token);
        await CallHarness.UntilAsync(() => harness.Asked.Count == 2);

        await caller.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => harness.RunAsync(call));
    }

    [Fact]
    public async Task Ask_MaxConcurrency_AsksOneAfterTheOther()
    {
        var harness = new CallHarness();
        foreach (var key in new[] { "a", "b", "c" })
            harness.Model(key, new ScriptedReply { Text = "x", BeforeAnswer = Pause.ForSeconds(2) });

        await AskAsync(harness, new(MergeStrategy.MajorityVote, ["a", "b", "c"]) { MaxConcurrency = 1 });

        Assert.Equal(["a", "b", "c"], harness.Asked);
        Assert.InRange(harness.AskedAtSeconds[2], 4, 9);
    }

    [Fact]
    public async Task Feedback_OfAnEnsemble_IsJoinedToItsCall()
    {
        var harness = Models(("a", 1, "x"), ("b", 1, "x"));
        var response = await AskAsync(harness, new(MergeStrategy.MajorityVote, ["a", "b"]));

        Assert.NotNull(response.ResultId);
        Assert.True(await harness.Runtime.Quality.FeedbackAsync(response.ResultId, 0.9));
    }

    [Fact]
    public void Bind_QuorumAboveTheMembers_IsAFault()
    {
        var e = Assert.Throws<LlmConfigurationException>(() => Models(("a", 1, "x")).Bind(Plan(new(MergeStrategy.MajorityVote, ["a"]) { Quorum = 3, Samples = 2 })));

        Assert.Contains("asks for a quorum of 3 of 2 members", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Bind_OwnStrategyOfAnotherType_IsAFault()
    {
        var e = Assert.Throws<LlmConfigurationException>(() => Models(("a", 1, "x"), ("b", 1, "x")).Bind(Plan(new(MergeStrategy.Own, ["a", "b"]) { Own = new(typeof(Version), null) })));

        Assert.Contains("call LlmRuntimeBuilder.AddEnsembleStrategy", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ask_OwnStrategy_IsTheRuntimesInstance()
    {
        var strategy = new CascadeStrategy<string>();
        var harness = Models(("a", 1, "x"), ("b", 1, "y")).Configure(b => b.AddEnsembleStrategy(strategy));

        var response = await AskAsync(harness, new(MergeStrategy.Own, ["a", "b"]) { Own = new(typeof(CascadeStrategy<string>), null) });

        Assert.Equal((MergeStrategy.Own, "Cascade", "y"), (response.Strategy, response.StrategyName, response.Value));
    }

    [Theory]
    [InlineData(null, true, "Translation")]
    [InlineData("Poetry", true, "Poetry")]
    [InlineData(null, false, null)]
    public async Task Ask_KindOfTask_IsThatOfTheCallOrWhatTheOptimizerDetected(string? declared, bool isOptimized, string? expected)
    {
        TaskSeer strategy = new();
        var harness = Models(("a", 1, "x"), ("b", 1, "y")).Configure(b => b.AddEnsembleStrategy(strategy));
        var plan = Plan(new(MergeStrategy.Own, ["a", "b"]) { Own = new(typeof(TaskSeer), null) }) with { Optimize = isOptimized ? new() : null };

        await harness.RunAsync(harness.Bind(plan).AskEnsembleAsync([Prompt.User("Translate the following sentence into French: Good morning.")], null, new() { TaskType = declared }, default));

        Assert.Equal(expected, strategy.Seen);
    }

    private sealed class TaskSeer : ILlmEnsembleStrategy<string>
    {
        public string? Seen { get; private set; }

        public string Name => nameof(TaskSeer);

        public ValueTask<EnsembleDecision<string>> DecideAsync(EnsembleBallot<string> ballot, CancellationToken cancellationToken)
        {
            Seen = ballot.TaskType;
            return new(new EnsembleDecision<string>(0, ballot.Replies[0].Answer!, 1, 1));
        }
    }

    private sealed class Mean : Voter<double>
    {
        public override bool Same(double left, double right) => left == right;

        public override double Likeness(double left, double right) => 1 / (1 + Math.Abs(left - right));

        public override VoteResult<double> Vote(ReadOnlySpan<double> answers, ReadOnlySpan<double> shares)
        {
            var sum = 0.0;
            for (var i = 0; i < answers.Length; i++)
                sum += answers[i] * shares[i];
            return new(Math.Round(sum, 6), 0.5);
        }
    }

    private sealed class DeafClient : IChatClient
    {
        public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
            new TaskCompletionSource<ChatResponse>().Task;

        public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
            throw new NotSupportedException();

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose()
        {
        }
    }
}
