using LlmAttributes.Runtime;
using Microsoft.Extensions.AI;

namespace LlmAttributes;

/// <summary>Makes the response of a ballot and what was decided.</summary>
internal static class EnsembleMerge
{
    public static EnsembleResponse<T> Respond<T>(EnsembleBallot<T> ballot, EnsembleDecision<T> decision, MergeStrategy strategy, string name, TimeSpan duration, CallEngine? engine)
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
            Strategy = strategy,
            StrategyName = name,
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
        var total = 0.0;
        var sums = new Dictionary<int, (double Weight, List<int> Members)>(ballot.All.Length);
        for (var i = 0; i < ballot.All.Length; i++)
        {
            if (ballot.VoteOf(i) == EnsembleBallot<T>.NoVote)
                continue;
            var weight = Math.Max(0, ballot.WeightOf(i));
            var (sum, members) = sums.TryGetValue(ballot.VoteOf(i), out var known) ? known : (0, []);
            members.Add(i);
            sums[ballot.VoteOf(i)] = (sum + weight, members);
            total += weight;
        }

        var ordered = sums.OrderByDescending(static pair => pair.Value.Weight).ThenBy(static pair => pair.Value.Members[0]).ToArray();
        places = new int[ballot.All.Length];
        Array.Fill(places, EnsembleBallot<T>.NoVote);
        var groups = new AnswerGroup<T>[ordered.Length];
        for (var place = 0; place < ordered.Length; place++)
        {
            var (weight, members) = ordered[place].Value;
            groups[place] = new(ballot.All[members[0]].Answer!, members.ConvertAll(m => ballot.All[m].Member), total > 0 ? weight / total : (double)members.Count / ballot.Voters);
            foreach (var member in members)
                places[member] = place;
        }

        return groups;
    }

    private static ModelContribution<T> Contribute<T>(EnsembleBallot<T> ballot, int member, EnsembleDecision<T> decision, int[] places)
    {
        var reply = ballot.All[member];
        return new(reply.Member)
        {
            State = reply.State,
            HasAnswer = reply.State is ReplyState.Answered or ReplyState.Filtered,
            Answer = reply.Answer,
            Vote = places[member] < 0 ? null : places[member],
            Weight = ballot.WeightOf(member),
            Quality = reply.Quality,
            Error = reply.ErrorKind,
            IsWinner = member == decision.Winner || (places[member] >= 0 && places[member] == places[decision.Winner]),
            Duration = reply.Duration,
            Attempts = reply.Attempts,
        };
    }

    private static EnsembleMetrics Measure<T>(EnsembleBallot<T> ballot, EnsembleDecision<T> decision, AnswerGroup<T>[] answers, List<AttemptRecord> attempts, TimeSpan duration)
    {
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
            Cost = AttemptTotals.CostOf(attempts),
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
