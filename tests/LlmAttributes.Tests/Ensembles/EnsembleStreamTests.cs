using LlmAttributes.Runtime;
using LlmAttributes.Testing;
using LlmAttributes.Tests.Harness;
using Microsoft.Extensions.AI;

namespace LlmAttributes.Tests.Ensembles;

public class EnsembleStreamTests
{
    private static readonly EnsemblePlan s_first = new(MergeStrategy.FirstGood, ["a", "b"]);

    private static CallPlan Plan(EnsemblePlan ensemble) => CallHarness.Plan with { Ensemble = ensemble };

    private static ScriptedReply Chunks(double before, double between, params string[] chunks) => ScriptedReply.SayInChunks(chunks) with
    {
        BeforeAnswer = Pause.ForSeconds(before), BetweenChunks = Pause.ForSeconds(between), Usage = new() { InputTokenCount = 10, OutputTokenCount = 10 },
    };

    private static CallHarness Models(params (string Key, ScriptedReply Reply)[] models)
    {
        var harness = new CallHarness();
        foreach (var (key, reply) in models)
            harness.Model(key, Priced.At(1, 1), reply);
        return harness;
    }

    private static LlmStream<string> Stream(CallHarness harness, CallPlan plan, CancellationToken cancellationToken = default) =>
        Contracts.Create(harness.Runtime, binder => binder.BindStream(plan, Answers.Pieces)).Stream(CallHarness.Messages, null, null, default, cancellationToken);

    // The pieces with the times at which they came.
    private static async Task<List<(string Text, double Seconds)>> TimedAsync(CallHarness harness, IAsyncEnumerable<string> texts)
    {
        var start = harness.Clock.GetUtcNow();
        List<(string, double)> pieces = [];
        await foreach (var text in texts)
            pieces.Add((text, (harness.Clock.GetUtcNow() - start).TotalSeconds));
        return pieces;
    }

    private static Task<List<(string Text, double Seconds)>> ReadAsync(CallHarness harness, IAsyncEnumerable<string> texts) => harness.RunAsync(TimedAsync(harness, texts));

    private static async Task<EnsembleResponse<IReadOnlyList<string>>> CompletionAsync(LlmStream<string> stream) =>
        Assert.IsType<EnsembleResponse<IReadOnlyList<string>>>(await stream.Completion);

    [Fact]
    public async Task Stream_OfAVote_YieldsThePiecesOfTheWinnerWhenItIsDecided()
    {
        var harness = Models(("a", Chunks(1, 0, "no", "body")), ("b", Chunks(1, 0, "every", "body")), ("c", Chunks(9, 0, "every", "body")));
        var stream = Stream(harness, Plan(new(MergeStrategy.MajorityVote, ["a", "b", "c"])));

        var pieces = await ReadAsync(harness, stream);

        Assert.Equal(["every", "body"], pieces.ConvertAll(static p => p.Text));
        Assert.InRange(pieces[0].Seconds, 9, 15);
        var completion = await CompletionAsync(stream);
        Assert.Equal(("b", 2 / 3.0, 3, 0.00006m), (completion.Model, completion.Agreement, completion.Attempts.Count, completion.Cost.Usd));
        Assert.Equal("everybody", Assert.Single(completion.Contributions[2].Answer!));
        Assert.NotNull(completion.ResultId);
    }

    [Fact]
    public async Task Texts_OfAVote_ArePiecesOfTheWinner()
    {
        var harness = Models(("a", Chunks(1, 0, "y", "es")), ("b", Chunks(2, 0, "yes")));

        var pieces = await ReadAsync(harness, harness.BindStream(Plan(new(MergeStrategy.WeightedConsensus, ["a", "b"]))).Texts(CallHarness.Messages, null, null, default));

        Assert.Equal(["y", "es"], pieces.ConvertAll(static p => p.Text));
    }

    [Fact]
    public async Task Stream_FirstGood_YieldsAtOnceAndCancelsTheOthers()
    {
        var harness = Models(("a", Chunks(20, 0, "late")), ("b", Chunks(1, 10, "one ", "two")));
        var stream = Stream(harness, Plan(s_first));

        var pieces = await ReadAsync(harness, stream);

        Assert.Equal(["one ", "two"], pieces.ConvertAll(static p => p.Text));
        Assert.InRange(pieces[0].Seconds, 1, 5);
        Assert.InRange(pieces[1].Seconds, 11, 18);
        var completion = await CompletionAsync(stream);
        Assert.Equal(("b", ReplyState.Saved, "one two"), (completion.Model, completion.Contributions[0].State, completion.Response.Text));
        Assert.True(completion.Attempts.Single(static a => a.Model == "a").IsCancelled);
        Assert.Equal(new TokenUsage(10, 10), completion.Attempts.Single(static a => a.Model == "b").Usage);
    }

    [Fact]
    public async Task Stream_FirstGoodWhoseFirstSaysNothing_GoesOnWithTheNext()
    {
        var harness = Models(("a", Chunks(1, 0, "")), ("b", Chunks(3, 0, "x")));
        var stream = Stream(harness, Plan(s_first));

        Assert.Equal(["x"], (await ReadAsync(harness, stream)).ConvertAll(static p => p.Text));
        Assert.Equal((ReplyState.Failed, LlmErrorKind.InvalidResponse), ((await CompletionAsync(stream)).Contributions[0].State, (await CompletionAsync(stream)).Contributions[0].Error));
    }

    [Fact]
    public async Task Stream_FirstGoodOfWhomTwoBeginAtOnce_OneIsReadAndBothArePaid()
    {
        var harness = Models(("a", Chunks(1, 0, "x", "y")), ("b", Chunks(1, 0, "x", "y")));
        var stream = Stream(harness, Plan(s_first));

        Assert.Equal(["x", "y"], (await ReadAsync(harness, stream)).ConvertAll(static p => p.Text));
        var completion = await CompletionAsync(stream);
        Assert.Equal((1, 1, 2), (completion.Metrics.Votes, completion.Metrics.SavedCalls, completion.Attempts.Count));
    }

    [Fact]
    public async Task Stream_FirstGoodWithAMinimum_WaitsForAWholeAnswerThatIsGoodEnough()
    {
        var harness = Models(("a", Chunks(1, 0, "I'm sorry, ", "but I cannot help with that.")), ("b", Chunks(3, 0, "Paris is the capital ", "of France.")));

        var pieces = await ReadAsync(harness, Stream(harness, Plan(s_first with { MinScore = 0.5 })));

        Assert.Equal("Paris is the capital of France.", string.Concat(pieces.ConvertAll(static p => p.Text)));
    }

    [Fact]
    public async Task Stream_FirstGoodLongerThanItsMembersMayTake_IsReadToItsEnd()
    {
        var harness = Models(("a", Chunks(1, 20, "one ", "two ", "three")), ("b", Chunks(90, 0, "late")));

        var pieces = await ReadAsync(harness, Stream(harness, Plan(s_first with { TimeoutSeconds = 5 })));

        Assert.Equal(["one ", "two ", "three"], pieces.ConvertAll(static p => p.Text));
    }

    [Fact]
    public async Task Stream_FirstGoodLongerThanTheCallMayTake_IsATimeout()
    {
        var harness = Models(("a", Chunks(1, 20, "one ", "two ", "three")), ("b", Chunks(90, 0, "late")));

        var e = await Assert.ThrowsAsync<LlmException>(() => ReadAsync(harness, Stream(harness, Plan(s_first) with { Timeout = new() { TotalSeconds = 12 } })));

        Assert.Equal(LlmErrorKind.Timeout, e.Kind);
    }

    [Fact]
    public async Task Stream_NobodyAnswers_ListsEachMember()
    {
        var harness = Models(("a", Failures.Status(500)), ("b", Chunks(90, 0, "late")));

        var e = await Assert.ThrowsAsync<LlmException>(() => ReadAsync(harness, Stream(harness, Plan(s_first with { TimeoutSeconds = 5 }))));

        Assert.Equal(LlmErrorKind.AllFailed, e.Kind);
        Assert.Contains("b: Timeout", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stream_Cascade_TheLastSpeaksAtOnceWhereNothingWasAccepted()
    {
        var harness = Models(("a", Chunks(1, 0, "x")), ("b", Chunks(1, 0, "y")), ("c", Chunks(1, 10, "z", "z")));
        var stream = Stream(harness, Plan(new(MergeStrategy.Cascade, ["a", "b", "c"])));

        var pieces = await ReadAsync(harness, stream);

        Assert.Equal(["z", "z"], pieces.ConvertAll(static p => p.Text));
        Assert.InRange(pieces[0].Seconds, 3, 9);
        var completion = await CompletionAsync(stream);
        Assert.Equal(("c", 3, 3), (completion.Model, completion.Metrics.Votes, completion.Metrics.DistinctAnswers));
    }

    [Fact]
    public async Task Stream_CascadeWhoseFirstTwoAgree_AsksNoFurther()
    {
        var harness = Models(("a", Chunks(1, 0, "x", "y")), ("b", Chunks(1, 0, "xy")), ("c", Chunks(1, 0, "z")));

        Assert.Equal(["x", "y"], (await ReadAsync(harness, Stream(harness, Plan(new(MergeStrategy.Cascade, ["a", "b", "c"]))))).ConvertAll(static p => p.Text));
        Assert.Equal(["a", "b"], harness.Asked);
    }

    [Fact]
    public async Task Stream_WinnerBreaksOff_SurfacesAfterItsOutput()
    {
        var harness = Models(("a", Chunks(1, 1, "half ", "never") with { Failure = new IOException("cut"), FailureAfterChunks = 1 }), ("b", Chunks(90, 0, "late")));
        List<string> seen = [];
        var stream = Stream(harness, Plan(s_first));

        var e = await Assert.ThrowsAsync<LlmException>(() => harness.RunAsync(CollectAsync()));

        Assert.Equal((LlmErrorKind.Network, "half "), (e.Kind, Assert.Single(seen)));
        await Assert.ThrowsAsync<LlmException>(() => stream.Completion);

        async Task<int> CollectAsync()
        {
            await foreach (var text in stream)
                seen.Add(text);
            return seen.Count;
        }
    }

    [Fact]
    public async Task Stream_ReaderLeaves_BooksWhatCameAndFreesTheTurn()
    {
        var harness = Models(("a", Chunks(0, 0, "one ", "two")), ("b", Chunks(90, 0, "late")));
        var plan = Plan(s_first) with { Bulkhead = new() { MaxConcurrency = 1 } };
        var bound = Contracts.Create(harness.Runtime, binder => binder.BindStream(plan, Answers.Pieces));

        for (var i = 0; i < 2; i++)
        {
            var stream = bound.Stream(CallHarness.Messages, null, null, default, default);
            Assert.Equal("one ", await harness.RunAsync(FirstAsync(stream)));
            Assert.Equal("a", (await CompletionAsync(stream)).Model);
        }

        static async Task<string> FirstAsync(LlmStream<string> stream)
        {
            await foreach (var text in stream)
                return text;
            return "";
        }
    }

    [Fact]
    public async Task Stream_CallerCancels_SurfacesAsCancellation()
    {
        using var caller = new CancellationTokenSource();
        var harness = Models(("a", Chunks(1, 50, "one ", "two")), ("b", Chunks(90, 0, "late")));
        var reading = harness.RunAsync(CancelAsync());

        var e = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);

        Assert.Equal(caller.Token, e.CancellationToken);

        async Task<int> CancelAsync()
        {
            await foreach (var _ in Stream(harness, Plan(s_first), caller.Token))
                await caller.CancelAsync();
            return 0;
        }
    }

    [Fact]
    public async Task Stream_BudgetOfOne_LeavesOutTheMemberThatDoesNotFit()
    {
        var harness = Models(("a", Chunks(1, 0, "x"))).Model("b", Priced.At(1_000_000, 1_000_000), Chunks(0, 0, "y"));
        var stream = Stream(harness, Plan(s_first) with { Options = new() { MaxOutputTokens = 10 }, Budget = new() { PerCallUsd = 0.5m } });

        Assert.Equal(["x"], (await ReadAsync(harness, stream)).ConvertAll(static p => p.Text));
        Assert.Equal(LlmErrorKind.Budget, (await CompletionAsync(stream)).Contributions[1].Error);
    }

    [Fact]
    public async Task Stream_OwnStrategyWithATextOfItsOwn_IsOnePiece()
    {
        var harness = Models(("a", Chunks(1, 0, "x", "y")), ("b", Chunks(1, 0, "z"))).Configure(static b => b.AddEnsembleStrategy(new Joined()));

        var pieces = await ReadAsync(harness, Stream(harness, Plan(new(MergeStrategy.Own, ["a", "b"]) { Own = new(typeof(Joined), null) })));

        Assert.Equal("xy, z", Assert.Single(pieces).Text);
    }

    [Fact]
    public void Bind_StreamOfValues_IsRefused() =>
        Assert.Throws<ArgumentException>(() => Contracts.Create(Models(("a", ScriptedReply.Say("1"))).Runtime, binder => binder.BindStream(Plan(new(MergeStrategy.FirstGood, ["a"])), new OtherAnswer())));

    private sealed class Joined : ILlmEnsembleStrategy<string>
    {
        public string Name => "Joined";

        public ValueTask<EnsembleDecision<string>> DecideAsync(EnsembleBallot<string> ballot, CancellationToken cancellationToken) =>
            new(new EnsembleDecision<string>(0, string.Join(", ", ballot.Replies.Select(static r => r.Answer)), 1, 1));
    }

    private sealed class OtherAnswer : StreamAnswer<int>
    {
        internal override string Expected => "a number";

        internal override StreamSink<int> NewSink() => throw new InvalidOperationException("Nothing is read.");
    }
}
