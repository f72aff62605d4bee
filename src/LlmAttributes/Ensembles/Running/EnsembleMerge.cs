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
        var answers = Group(ballot, out var places);
        var winner = ballot.All[decision.Winner];
        var attempts = new List<AttemptRecord>(ballot.All.Length);
        var contributions = new ModelContribution<T>[ballot.All.Length];
        for (var i = 0; i < contributions.Length; i++)
        {
            attempts.AddRange(ballot.All[i].Attempts);
            contributions[i] = Contribute(ballot, i, decision, places);
        }

        if (ballot.Spent is { } spent)
            attempts.AddRange(spent);
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
            Contributions = contributions,
            Agreement = decision.Agreement,
            Confidence = engine?.Calibrate(decision.Confidence) ?? decision.Confidence,
            DecidedConfidence = decision.Confidence,
            Answers = answers,
            Metrics = Measure(ballot, decision, answers, attempts, duration),
        };
    }

    /// <summary>Gathers those who gave the same answer.</summary>
    /// <param name="ballot">The votes.</param>
    /// <param name="places">The place of each vote's answer among the groups.</param>
    private static AnswerGroup<T>[] Group<T>(EnsembleBallot<T> ballot, out int[] places)
    {
        var size = ballot.All.Length;
        places = new int[size];
        Array.Fill(places, EnsembleBallot<T>.NoVote);
        var ordered = new List<(double Weight, int First, int Members)>(size);
        var total = 0.0;
        for (var i = 0; i < size; i++)
        {
            if (ballot.VoteOf(i) == EnsembleBallot<T>.NoVote || ballot.Votes[..i].Contains(ballot.VoteOf(i)))
                continue;
            var (weight, members) = (0.0, 0);
            for (var j = i; j < size; j++)
            {
                if (ballot.VoteOf(j) != ballot.VoteOf(i))
                    continue;
                weight += Math.Max(0, ballot.WeightOf(j));
                members++;
            }

            ordered.Add((weight, i, members));
            total += weight;
        }

        ordered.Sort(static (a, b) => a.Weight != b.Weight ? b.Weight.CompareTo(a.Weight) : a.First.CompareTo(b.First));
        var groups = new AnswerGroup<T>[ordered.Count];
        for (var place = 0; place < groups.Length; place++)
        {
            var (weight, first, count) = ordered[place];
            var members = new string[count];
            for (var j = size - 1; j >= first; j--)
            {
                if (ballot.VoteOf(j) != ballot.VoteOf(first))
                    continue;
                members[--count] = ballot.All[j].Member;
                places[j] = place;
            }

            groups[place] = new(ballot.All[first].Answer!, members, total > 0 ? weight / total : (double)members.Length / ballot.Voters);
        }

        return groups;
    }

    private static ModelContribution<T> Contribute<T>(EnsembleBallot<T> ballot, int member, EnsembleDecision<T> decision, int[] places)
    {
        var reply = ballot.All[member];
        return new(reply.Member)
        {
            ModelKey = reply.Model,
            State = reply.State,
            HasAnswer = reply.State is ReplyState.Answered or ReplyState.Filtered,
            Answer = reply.Answer,
            Vote = places[member] < 0 ? null : places[member],
            Weight = ballot.WeightOf(member),
            Quality = reply.Quality,
            PromptVariant = reply.PromptVariant,
            Error = reply.ErrorKind,
            IsWinner = member == decision.Winner || (places[member] >= 0 && places[member] == places[decision.Winner]),
            Duration = reply.Duration,
            Attempts = reply.Attempts,
        };
    }

    private static EnsembleMetrics Measure<T>(EnsembleBallot<T> ballot, EnsembleDecision<T> decision, AnswerGroup<T>[] answers, List<AttemptRecord> attempts, TimeSpan duration)
    {
        var (cost, known, unknowns) = (Cost.Zero, Cost.Zero, 0);
        foreach (var attempt in attempts)
        {
            cost += attempt.Cost;
            known += attempt.Cost.IsKnown ? attempt.Cost : Cost.Zero;
            unknowns += attempt.Cost.IsKnown ? 0 : 1;
        }

        var (critical, members) = (TimeSpan.Zero, TimeSpan.Zero);
        foreach (var reply in ballot.All)
        {
            critical = reply.HasVote && reply.Duration > critical ? reply.Duration : critical;
            members += reply.Duration;
        }

        return new()
        {
            Duration = duration,
            CriticalPath = critical,
            MemberTime = members,
            Members = ballot.All.Length,
            Votes = ballot.Voters,
            Filtered = ballot.Count(ReplyState.Filtered),
            Failed = ballot.Count(ReplyState.Failed),
            SavedCalls = ballot.Count(ReplyState.Saved),
            DistinctAnswers = answers.Length,
            Agreement = decision.Agreement,
            Entropy = Entropy(answers, ballot.Voters),
            Cost = cost,
            KnownCost = known,
            UnknownCosts = unknowns,
        };
    }

    private static double Entropy<T>(AnswerGroup<T>[] answers, int voters)
    {
        var entropy = 0.0;
        foreach (var answer in answers)
        {
            var share = (double)answer.Members.Count / voters;
            entropy -= share * Math.Log(share);
        }

        return voters < 2 ? 0 : entropy / Math.Log(voters);
    }
}
