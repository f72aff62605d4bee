namespace LlmAttributes;

/// <summary>The best answer by a scorer, or without one by the quality scores of the replies; of several the one that is listed first.</summary>
/// <remarks>Its confidence is that of the votes for it, as a good form says little of whether an answer is right. What a scorer asks of models belongs to the call's attempts and cost.</remarks>
/// <typeparam name="T">The type of the answer.</typeparam>
/// <param name="scorer">Scores the answers, for instance a <see cref="JudgeAnswerScorer{T}"/>. It must not fail the call: one that throws is left out for the quality scores.</param>
public sealed class BestOfNStrategy<T>(IAnswerScorer<T>? scorer = null) : ILlmEnsembleStrategy<T>, IAskingStrategy<T>
{
    private static readonly MajorityVoteStrategy<T> s_vote = new();
    private static readonly BestOfNStrategy<T> s_alone = new();

    /// <inheritdoc/>
    public string Name => nameof(MergeStrategy.BestOfN);

    ILlmEnsembleStrategy<T>? IAskingStrategy<T>.Alone => scorer is null ? null : s_alone;

    /// <inheritdoc/>
    public async ValueTask<EnsembleDecision<T>> DecideAsync(EnsembleBallot<T> ballot, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(ballot);
        var scores = scorer is null ? null : await ScoreAsync(scorer, ballot, cancellationToken).ConfigureAwait(false);
        var best = -1;
        for (var i = 0; i < ballot.Replies.Count; i++)
        {
            if (ballot.Replies[i].HasVote && (best < 0 || ScoreOf(i) > ScoreOf(best)))
                best = i;
        }

        var decision = s_vote.Decide(ballot, best);
        for (var i = 0; i < ballot.Replies.Count; i++)
        {
            if (ballot.Replies[i].HasVote)
                ballot.Vote(i, ballot.VoteOf(i), ScoreOf(i));
        }

        return decision;

        double ScoreOf(int i) => scores is null ? ballot.Replies[i].Quality ?? 0 : scores[i];
    }

    // One score for each reply; NaN counts for nothing.
    private static async ValueTask<double[]?> ScoreAsync(IAnswerScorer<T> scorer, EnsembleBallot<T> ballot, CancellationToken cancellationToken)
    {
        var voters = Enumerable.Range(0, ballot.Replies.Count).Where(i => ballot.Replies[i].HasVote).ToArray();
        var entries = Array.ConvertAll(voters, i => new AnswerEntry<T>(ballot.Replies[i].Member, ballot.Replies[i].Answer!, TextOf(ballot.Replies[i])) { Quality = ballot.Replies[i].Quality });
        AnswerScores found;
        try
        {
            found = await scorer.ScoreAsync(new(entries) { Request = ballot.Request, Asking = ballot.Asking }, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception exception)
        {
            if (exception is LlmException fault)
                ballot.Spend(fault.Attempts);
            return null;
        }

        ballot.Spend(found.Attempts);
        var scores = new double[ballot.Replies.Count];
        for (var i = 0; i < voters.Length; i++)
            scores[voters[i]] = double.IsNaN(found.Values[i]) ? 0 : found.Values[i];
        return scores;
    }

    private static string TextOf(EnsembleReply<T> reply) => reply.Text ?? Convert.ToString(reply.Answer, System.Globalization.CultureInfo.InvariantCulture) ?? "";
}
