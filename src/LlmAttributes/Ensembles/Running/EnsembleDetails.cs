namespace LlmAttributes;

/// <summary>What a response tells of its members, worked out when somebody looks. Thread-safe; two who look at once work it out twice.</summary>
internal sealed class EnsembleDetails<T>(EnsembleBallot<T> ballot, EnsembleDecision<T> decision, AttemptRecord[] attempts, TimeSpan duration)
{
    private const int OnStack = 16;

    private Tuple<AnswerGroup<T>[], ModelContribution<T>[]>? _merged;

    public AnswerGroup<T>[] Answers => Merged.Item1;

    public ModelContribution<T>[] Contributions => Merged.Item2;

    public EnsembleMetrics Metrics => Measure(Answers);

    private Tuple<AnswerGroup<T>[], ModelContribution<T>[]> Merged => Volatile.Read(ref _merged) ?? Merge();

    private Tuple<AnswerGroup<T>[], ModelContribution<T>[]> Merge()
    {
        var answers = Group(ballot, out var places);
        var contributions = new ModelContribution<T>[ballot.All.Length];
        for (var i = 0; i < contributions.Length; i++)
            contributions[i] = Contribute(i, places);
        var merged = Tuple.Create(answers, contributions);
        Volatile.Write(ref _merged, merged);
        return merged;
    }

    /// <summary>Gathers those who gave the same answer.</summary>
    /// <param name="ballot">The votes.</param>
    /// <param name="places">The place of each vote's answer among the groups.</param>
    private static AnswerGroup<T>[] Group(EnsembleBallot<T> ballot, out int[] places)
    {
        var size = ballot.All.Length;
        places = new int[size];
        Array.Fill(places, EnsembleBallot<T>.NoVote);
        Span<(double Weight, int First, int Members)> ordered = size <= OnStack ? stackalloc (double, int, int)[OnStack] : new (double, int, int)[size];
        var count = 0;
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

            ordered[count++] = (weight, i, members);
            total += weight;
        }

        ordered = ordered[..count];
        ordered.Sort(static (a, b) => a.Weight != b.Weight ? b.Weight.CompareTo(a.Weight) : a.First.CompareTo(b.First));
        var groups = new AnswerGroup<T>[count];
        for (var place = 0; place < groups.Length; place++)
        {
            var (weight, first, voters) = ordered[place];
            var members = new string[voters];
            for (var j = size - 1; j >= first; j--)
            {
                if (ballot.VoteOf(j) != ballot.VoteOf(first))
                    continue;
                members[--voters] = ballot.All[j].Member;
                places[j] = place;
            }

            groups[place] = new(ballot.All[first].Answer!, members, total > 0 ? weight / total : (double)members.Length / ballot.Voters);
        }

        return groups;
    }

    private ModelContribution<T> Contribute(int member, int[] places)
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

    private EnsembleMetrics Measure(AnswerGroup<T>[] answers)
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

    private static double Entropy(AnswerGroup<T>[] answers, int voters)
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
