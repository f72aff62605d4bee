using LlmAttributes.Runtime;
using Microsoft.Extensions.AI;

namespace LlmAttributes;

/// <summary>Makes the response of a ballot and what was decided.</summary>
internal static class EnsembleMerge
{
    public static EnsembleResponse<T> Respond<T>(EnsembleBallot<T> ballot, EnsembleDecision<T> decision, MergeStrategy kind, ILlmEnsembleStrategy<T> strategy, TimeSpan duration, CallEngine? engine)
    {
        // A strategy of one's own may have noted no votes.
        if (ballot.Votes.IndexOfAnyExcept(EnsembleBallot<T>.NoVote) < 0)
            new MajorityVoteStrategy<T>().Decide(ballot);
        var winner = ballot.All[decision.Winner];
        var attempts = AttemptsOf(ballot);
        return new()
        {
            Value = decision.Value,
            Model = winner.Model,
            Response = winner.Response ?? new ChatResponse(),
            Attempts = attempts,
            Repairs = winner.Repairs,
            Prompt = engine?.Prompt,
            Duration = duration,
            Origin = engine,
            Strategy = kind,
            StrategyName = strategy.Name,
            AreVotesVerdicts = strategy is VotingStrategy<T> || (strategy is CascadeStrategy<T> && typeof(T) != typeof(string)),
            Contributions = null!, // Most callers take the value alone, so that this is worked out for whoever asks.
            Agreement = decision.Agreement,
            Confidence = engine?.Calibrate(decision.Confidence) ?? decision.Confidence,
            DecidedConfidence = decision.Confidence,
            Details = new(ballot, decision, attempts, duration),
        };
    }

    private static AttemptRecord[] AttemptsOf<T>(EnsembleBallot<T> ballot)
    {
        var count = ballot.Spent?.Count ?? 0;
        foreach (var reply in ballot.All)
            count += reply.Attempts.Count;
        var attempts = new AttemptRecord[count];
        ballot.Spent?.CopyTo(attempts, count - ballot.Spent.Count);
        count = 0;
        foreach (var reply in ballot.All)
        {
            for (var i = 0; i < reply.Attempts.Count; i++)
                attempts[count++] = reply.Attempts[i];
        }

        return attempts;
    }
}
