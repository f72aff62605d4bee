using System.Runtime.CompilerServices;
using LlmAttributes.Runtime;
using Microsoft.Extensions.AI;

namespace LlmAttributes;

/// <summary>
/// Streams the answer of a bound ensemble: that of the winner once it is decided, in the pieces in which it came. Where the first answer wins, its pieces are handed on as they come, and
/// so are those of the last member of a cascade, whose answer counts whatever it says.
/// </summary>
internal sealed class EnsembleStream(EnsembleRunner<string> runner, ILlmEnsembleStrategy<string> strategy)
{
    private static readonly MajorityVoteStrategy<string> s_vote = new();

    // What is scored first, or is one of several that are needed, has to be whole.
    private readonly bool _isFirst = strategy is FirstGoodStrategy<string> && runner.Rules is { MinScore: 0, Quorum: 1 };
    private readonly int _last = strategy is CascadeStrategy<string> ? runner.Rules.Order[^1] : -1;

    /// <summary>What each member is asked, in their order.</summary>
    public IReadOnlyList<ChatMessage>[] PromptsOf(IReadOnlyList<ChatMessage> messages) => runner.PromptsOf(messages);

    public async IAsyncEnumerable<ChatResponseUpdate> StreamAsync(
        StreamRun<ChatResponseUpdate> run, IReadOnlyList<ChatMessage> messages, ChatOptions? chatOptions, LlmCallOptions? callOptions, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var turn = runner.Begin(messages, chatOptions, callOptions);
        var streams = new MemberStreams(runner, turn, member => _isFirst || member == _last, cancellationToken);
        EnsembleBallot<string> ballot;
        EnsembleDecision<string> decision;
        MemberStream? live;
        try
        {
            ballot = await runner.AskAsync(turn, streams, cancellationToken).ConfigureAwait(false);
            decision = await DecideAsync(turn, ballot, streams, cancellationToken).ConfigureAwait(false);
            live = streams[decision.Winner] is { IsLive: true } winner ? winner : null;
        }
        catch (Exception exception)
        {
            await streams.EndAsync(-1).ConfigureAwait(false);
            throw turn.Fail(exception);
        }

        try
        {
            foreach (var update in Known(streams[decision.Winner]!, ballot.All[decision.Winner], decision.Value, live is not null))
                yield return update;
            while (live is not null && await MoveAsync(turn, live, cancellationToken).ConfigureAwait(false))
                yield return live.Current;
        }
        finally
        {
            if (live is not null)
            {
                await live.DisposeAsync().ConfigureAwait(false);
                ballot.Take(decision.Winner, MemberStreams.Complete(ballot.All[decision.Winner], live) with { Duration = runner.Engine.Time.GetElapsedTime(turn.Start) });
                decision = Vote(ballot, decision.Winner);
            }

            run.Facts = FactsOf(turn, ballot, decision);
        }
    }

    // The members that answered at the same time as the winner are paid for, and have no vote.
    private async ValueTask<EnsembleDecision<string>> DecideAsync(EnsembleTurn turn, EnsembleBallot<string> ballot, MemberStreams streams, CancellationToken cancellationToken)
    {
        var first = -1;
        for (var i = 0; i < ballot.All.Length; i++)
        {
            if (streams[i] is { IsLive: true } && ballot.All[i].HasVote && (first < 0 || ballot.All[i].Duration < ballot.All[first].Duration))
                first = i;
        }

        await streams.EndAsync(first).ConfigureAwait(false);
        for (var i = 0; i < ballot.All.Length; i++)
        {
            if (i == first || streams[i] is not { IsLive: true } loser)
                continue;
            ballot.Take(i, MemberStreams.Complete(ballot.All[i], loser) with { State = ReplyState.Saved, Answer = null, Text = null, Response = null });
        }

        return first < 0 ? await runner.DecideAsync(turn, ballot, cancellationToken).ConfigureAwait(false) : new(first, "", 1, 1);
    }

    // A text that nobody wrote, since a strategy or a model made it of several, is one piece.
    private static List<ChatResponseUpdate> Known(MemberStream stream, EnsembleReply<string> winner, string value, bool isLive) =>
        isLive || string.Equals(value, winner.Answer, StringComparison.Ordinal) ? stream.Read : [new(ChatRole.Assistant, value)];

    private static async ValueTask<bool> MoveAsync(EnsembleTurn turn, MemberStream live, CancellationToken cancellationToken)
    {
        try
        {
            return await live.MoveNextAsync().ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            throw turn.Fail(cancellationToken.IsCancellationRequested ? new OperationCanceledException(cancellationToken) : exception);
        }
    }

    private EnsembleDecision<string> Vote(EnsembleBallot<string> ballot, int winner) => strategy is CascadeStrategy<string> cascade ? cascade.Decide(ballot, winner) : s_vote.Decide(ballot, winner);

    private StreamFacts FactsOf(EnsembleTurn turn, EnsembleBallot<string> ballot, EnsembleDecision<string> decision)
    {
        var response = runner.End(turn, ballot, decision);
        return new(response.Model, response.Response, response.Attempts, response.Duration, response.Prompt, response.Repairs, null, runner.Engine) { Ensemble = response };
    }
}
