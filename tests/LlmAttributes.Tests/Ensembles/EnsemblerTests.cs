using LlmAttributes.Testing;
using LlmAttributes.Tests.Harness;
using Microsoft.Extensions.AI;

namespace LlmAttributes.Tests.Ensembles;

public class EnsemblerTests
{
    private readonly CallHarness _harness = new();
    private readonly List<string> _asked = [];

    private static Func<CancellationToken, ValueTask<string>> Says(string answer) => _ => new(answer);

    private static Func<CancellationToken, ValueTask<string>> Throws(Exception exception) => _ => throw exception;

    private Func<CancellationToken, ValueTask<string>> After(double seconds, string answer) => async cancellationToken =>
    {
        await Task.Delay(TimeSpan.FromSeconds(seconds), _harness.Clock, cancellationToken);
        return answer;
    };

    private EnsembleMember<string> Member(string name, Func<CancellationToken, ValueTask<string>> ask, double? weight = null) => new(name, cancellationToken =>
    {
        _asked.Add(name);
        return ask(cancellationToken);
    }) { Weight = weight };

    private EnsemblerOptions<string> Options(Action<EnsemblerOptions<string>>? change = null)
    {
        var options = new EnsemblerOptions<string> { TimeProvider = _harness.Clock };
        change?.Invoke(options);
        return options;
    }

    private Task<EnsembleResponse<string>> RunAsync(EnsemblerOptions<string> options, params EnsembleMember<string>[] members) => _harness.RunAsync(new Ensembler<string>(options).RunAsync(members));

    [Fact]
    public async Task Run_AnyCode_VotesWithoutContainer()
    {
        var response = await new Ensembler<string>().RunAsync([Says("x"), Says("y"), Says("y")]);

        Assert.Equal(("y", 2 / 3.0, MergeStrategy.MajorityVote), (response.Value, response.Agreement, response.Strategy));
        Assert.Equal(["1", "2", "3"], response.Contributions.Select(static c => c.Model));
    }

    [Fact]
    public async Task Run_ChatClients_AreMembers()
    {
        ChatMessage[] question = [new(ChatRole.User, "6 × 7?")];
        EnsembleMember<int> Client(string name, string answer) => EnsembleMembers.Of(name, new ScriptedChatClient(_ => ScriptedReply.Say(answer, 10, 5), name, _harness.Clock), question, int.Parse);

        var response = await new Ensembler<int>().RunAsync([Client("a", "42"), Client("b", "no number"), Client("c", "42")]);

        Assert.Equal((42, 1.0, "a"), (response.Value, response.Agreement, response.Model));
        Assert.Equal((ReplyState.Failed, LlmErrorKind.Unknown), (response.Contributions[1].State, response.Contributions[1].Error));
        Assert.Equal(20, response.Usage.InputTokens);
    }

    [Fact]
    public async Task Run_MemberThrows_IsAVoteLess()
    {
        var response = await RunAsync(Options(), Member("a", Says("x")), Member("b", Throws(new InvalidOperationException())), Member("c", Says("x")));

        Assert.Equal(("x", 1, 2), (response.Value, response.Metrics.Failed, response.Metrics.Votes));
    }

    [Fact]
    public async Task Run_MemberCancelsItself_IsAVoteLess()
    {
        var response = await RunAsync(Options(), Member("a", Says("x")), Member("b", Throws(new OperationCanceledException())), Member("c", Says("x")));

        Assert.Equal(("x", ReplyState.Failed), (response.Value, response.Contributions[1].State));
    }

    [Fact]
    public async Task Run_MemberHangs_TheOthersDecideAtTheDeadline()
    {
        var ended = false;
        async ValueTask<string> HangAsync(CancellationToken cancellationToken)
        {
            try
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, _harness.Clock, cancellationToken);
            }
            finally
            {
                ended = true;
            }

            return "never";
        }

        var response = await RunAsync(Options(static o => o.Timeout = TimeSpan.FromSeconds(5)), Member("a", Says("x")), Member("b", HangAsync), Member("c", Says("x")));

        Assert.Equal(("x", LlmErrorKind.Timeout, true), (response.Value, response.Contributions[1].Error, ended));
        Assert.InRange(response.Duration.TotalSeconds, 5, 6);
    }

    [Fact]
    public async Task Run_MemberIgnoresItsToken_IsLeftAloneAfterASecond()
    {
        var never = new TaskCompletionSource<string>();

        var response = await RunAsync(Options(static o => o.Timeout = TimeSpan.FromSeconds(5)), Member("a", Says("x")), Member("b", _ => new(never.Task)), Member("c", Says("x")));

        Assert.Equal(("x", LlmErrorKind.Timeout), (response.Value, response.Contributions[1].Error));
        Assert.InRange(response.Duration.TotalSeconds, 5.9, 7);
    }

    [Fact]
    public async Task Run_AnswerAfterTheDeadline_DoesNotCount()
    {
        async ValueTask<string> LateAsync(CancellationToken cancellationToken)
        {
            await Task.Delay(TimeSpan.FromSeconds(5.5), _harness.Clock, CancellationToken.None);
            return "y";
        }

        var response = await RunAsync(Options(static o => (o.Timeout, o.Quorum) = (TimeSpan.FromSeconds(5), 1)), Member("a", LateAsync), Member("b", Says("x")));

        Assert.Equal(("x", ReplyState.Failed, 1), (response.Value, response.Contributions[0].State, response.Metrics.Votes));
    }

    [Fact]
    public async Task Run_StrategyThrowsWhileAMemberRuns_EndsItFirst()
    {
        var ended = false;
        async ValueTask<string> HangAsync(CancellationToken cancellationToken)
        {
            try
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, _harness.Clock, cancellationToken);
            }
            finally
            {
                ended = true;
            }

            return "never";
        }

        var e = await Assert.ThrowsAsync<FormatException>(() => RunAsync(Options(static o => (o.Strategy, o.Quorum) = (new Faulty(), 1)), Member("a", Says("x")), Member("b", HangAsync)));

        Assert.Equal(("no strategy", true), (e.Message, ended));
    }

    [Fact]
    public async Task Run_BelowTheQuorum_ListsEveryMember()
    {
        var e = await Assert.ThrowsAsync<LlmException>(() => RunAsync(Options(static o => o.Timeout = TimeSpan.FromSeconds(1)), Member("a", Says("x")), Member("b", Throws(new FormatException("bad"))), Member("c", After(9, "x"))));

        Assert.Equal((LlmErrorKind.AllFailed, "Only 1 of 3 members answered, 2 are needed (a: answered; b: FormatException; c: Timeout); lower Quorum, or raise Timeout."), (e.Kind, e.Message));
        Assert.IsType<FormatException>(e.InnerException);
    }

    [Fact]
    public async Task Run_QuorumOutOfReach_CancelsTheRest()
    {
        var e = await Assert.ThrowsAsync<LlmException>(() => RunAsync(Options(static o => o.Quorum = 3), Member("a", After(8, "x")), Member("b", Throws(new FormatException())), Member("c", Says("x"))));

        Assert.Contains("a: not asked", e.Message, StringComparison.Ordinal);
        Assert.Equal(0, _harness.Clock.GetUtcNow().Second);
    }

    [Fact]
    public async Task Run_CallerCancels_Surfaces()
    {
        using var caller = new CancellationTokenSource();
        var run = new Ensembler<string>(Options()).RunAsync([Member("a", Says("x")), Member("b", After(9, "x")), Member("c", After(9, "x"))], caller.Token);

        await caller.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _harness.RunAsync(run));
    }

    [Fact]
    public async Task Run_CallerHadCancelled_AsksNobody()
    {
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new Ensembler<string>(Options()).RunAsync([Member("a", Says("x"))], new CancellationToken(true)));

        Assert.Empty(_asked);
    }

    [Fact]
    public async Task Run_MaxConcurrency_AsksSoManyAtOnce()
    {
        var (running, most) = (0, 0);
        EnsembleMember<string> Counted(int i) => new($"m{i}", async cancellationToken =>
        {
            most = Math.Max(most, Interlocked.Increment(ref running));
            await Task.Delay(TimeSpan.FromSeconds(1), _harness.Clock, cancellationToken);
            Interlocked.Decrement(ref running);
            return "x";
        });

        var response = await RunAsync(Options(static o => o.MaxConcurrency = 2), [.. Enumerable.Range(0, 5).Select(Counted)]);

        Assert.Equal((2, 5), (most, response.Metrics.Votes));
    }

    [Fact]
    public async Task Run_Certain_AsksNoMoreThanCanMatter()
    {
        var response = await RunAsync(Options(static o => o.EarlyStop = EarlyStop.Certain), [.. "abcde".Select(name => Member(name.ToString(), Says("x")))]);

        Assert.Equal(["a", "b", "c"], _asked);
        Assert.Equal((2, ReplyState.Saved), (response.Metrics.SavedCalls, response.Contributions[4].State));
    }

    [Fact]
    public async Task Run_ConfidenceTarget_StopsWhenReached()
    {
        var response = await RunAsync(Options(static o => (o.EarlyStop, o.ConfidenceTarget, o.Quorum) = (EarlyStop.Confidence, 0.5, 1)), [.. "abcdefg".Select(name => Member(name.ToString(), Says("x")))]);

        Assert.True(response.Confidence >= 0.5);
        Assert.InRange(response.Metrics.SavedCalls, 1, 6);
    }

    [Fact]
    public async Task Run_FirstGood_CancelsTheSlower()
    {
        var response = await RunAsync(Options(static o => o.Strategy = new FirstGoodStrategy<string>()), Member("slow", After(9, "x")), Member("fast", After(1, "y")), Member("bad", Throws(new FormatException())));

        Assert.Equal(("y", "fast", 1), (response.Value, response.Model, response.Metrics.SavedCalls));
        Assert.InRange(response.Duration.TotalSeconds, 1, 2);
    }

    [Fact]
    public async Task Run_FirstGoodWithMinScore_TakesNoBadAnswer()
    {
        var response = await RunAsync(
            Options(static o => (o.Strategy, o.MinScore, o.ScoreQuality) = (new FirstGoodStrategy<string>(), 0.5, static (answer, _) => new(answer == "good" ? 0.9 : 0.1))),
            Member("fast", After(1, "bad")),
            Member("slow", After(2, "good")));

        Assert.Equal(("good", 1, 0.1), (response.Value, response.Metrics.Filtered, response.Contributions[0].Quality));
    }

    [Fact]
    public async Task Run_Cascade_AsksInOrderUntilTwoAgree()
    {
        var response = await RunAsync(Options(static o => o.Strategy = new CascadeStrategy<string>()), Member("cheap", Says("x")), Member("mid", Says("x")), Member("strong", Says("y")));

        Assert.Equal(["cheap", "mid"], _asked);
        Assert.Equal(("x", 1, MergeStrategy.Cascade), (response.Value, response.Metrics.SavedCalls, response.Strategy));
    }

    [Fact]
    public async Task Run_NoMemberMayFail_FailsWithTheMember()
    {
        var e = await Assert.ThrowsAsync<LlmException>(() => RunAsync(Options(static o => o.OnMemberFailure = OnMemberFailure.Fail), Member("a", Says("x")), Member("b", Throws(new FormatException())), Member("c", After(9, "x"))));

        Assert.StartsWith("Member 'b' failed, and none may", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_OwnStrategy_Decides()
    {
        var response = await RunAsync(Options(static o => o.Strategy = new LastListed()), Member("a", Says("x")), Member("b", Says("y")));

        Assert.Equal(("y", MergeStrategy.Own, "LastListed"), (response.Value, response.Strategy, response.StrategyName));
    }

    [Fact]
    public async Task Run_Weights_ChangeTheWinner()
    {
        var response = await RunAsync(Options(static o => o.Strategy = new WeightedConsensusStrategy<string>()), Member("a", Says("x"), 4), Member("b", Says("y"), 1), Member("c", Says("y"), 1));

        Assert.Equal(("x", 4.0), (response.Value, response.Contributions[0].Weight));
        Assert.Equal("a (67 %) against b, c (33 %)", response.Disagreement);
    }

    [Fact]
    public async Task Run_Metrics_TellWhatItTook()
    {
        var metrics = (await RunAsync(Options(), Member("a", After(1, "x")), Member("b", After(3, "y")), Member("c", After(2, "x")))).Metrics;

        Assert.Equal((3, 3, 2, 0, 0), (metrics.Members, metrics.Votes, metrics.DistinctAnswers, metrics.Failed, metrics.SavedCalls));
        Assert.Equal((3.0, 6.0), (Math.Round(metrics.CriticalPath.TotalSeconds), Math.Round(metrics.MemberTime.TotalSeconds)));
        Assert.InRange(metrics.Entropy, 0.5, 0.6);
        Assert.False(metrics.Cost.IsKnown);
    }

    [Fact]
    public async Task Run_OneNameTwice_IsRefused() => await Assert.ThrowsAsync<ArgumentException>(() => RunAsync(Options(), Member("a", Says("x")), Member("a", Says("x"))));

    [Fact]
    public async Task Run_NoMember_IsRefused() => await Assert.ThrowsAsync<ArgumentException>(() => RunAsync(Options()));

    [Fact]
    public async Task Run_QuorumAboveTheMembers_IsRefused() => await Assert.ThrowsAsync<ArgumentException>(() => RunAsync(Options(static o => o.Quorum = 2), Member("a", Says("x"))));

    [Theory]
    [InlineData("Quorum")]
    [InlineData("MaxConcurrency")]
    [InlineData("MinScore")]
    [InlineData("ConfidenceTarget")]
    [InlineData("Timeout")]
    public void Create_OptionOutOfRange_IsNamed(string name)
    {
        var options = Options(o =>
        {
            switch (name)
            {
                case "Quorum": o.Quorum = 0; break;
                case "MaxConcurrency": o.MaxConcurrency = 0; break;
                case "MinScore": o.MinScore = 2; break;
                case "ConfidenceTarget": o.ConfidenceTarget = -1; break;
                default: o.Timeout = TimeSpan.Zero; break;
            }
        });

        Assert.Equal(name, Assert.Throws<ArgumentOutOfRangeException>(() => new Ensembler<string>(options)).ParamName);
    }

    private sealed class Faulty : ILlmEnsembleStrategy<string>
    {
        public string Name => nameof(Faulty);

        public int StillNeeded(EnsembleBallot<string> ballot) => throw new FormatException("no strategy");

        public ValueTask<EnsembleDecision<string>> DecideAsync(EnsembleBallot<string> ballot, CancellationToken cancellationToken) => throw new NotSupportedException();
    }

    private sealed class LastListed : ILlmEnsembleStrategy<string>
    {
        public string Name => nameof(LastListed);

        public ValueTask<EnsembleDecision<string>> DecideAsync(EnsembleBallot<string> ballot, CancellationToken cancellationToken)
        {
            var last = ballot.Replies.Count - 1;
            return new(new EnsembleDecision<string>(last, ballot.Replies[last].Answer!, 0.5, 0.5));
        }
    }
}
