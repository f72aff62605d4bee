namespace LlmAttributes;

/// <summary>Adds weights up per answer; the answer with the most wins.</summary>
/// <typeparam name="T">The type of the answer.</typeparam>
public abstract class VotingStrategy<T> : ILlmEnsembleStrategy<T>
{
    private const int OnStack = 16;
    private const double Tie = 1e-9;

    private readonly TieBreak _tieBreak;

    private protected VotingStrategy(TieBreak tieBreak) => _tieBreak = tieBreak;

    /// <inheritdoc/>
    public abstract string Name { get; }

    /// <summary>The score of the answer that nobody gave, where any answer is possible.</summary>
    private protected virtual double Unnamed => 0;

    /// <inheritdoc/>
    public int StillNeeded(EnsembleBallot<T> ballot)
    {
        ArgumentNullException.ThrowIfNull(ballot);
        var pending = ballot.Pending;
        if (ballot.EarlyStop == EarlyStop.None || pending == 0)
            return pending;
        var size = ballot.All.Length;
        Span<double> sums = stackalloc double[OnStack];
        sums = size <= OnStack ? sums[..size] : new double[size];
        var voters = Count(ballot, ref sums);
        Span<double> open = size <= OnStack ? stackalloc double[size] : new double[size];
        open = open[..Open(ballot, open)];
        var lead = voters == 0 ? 0 : Winner(ballot, sums);
        for (var more = 0; more < open.Length; more++)
        {
            if (voters + more > 0 && IsEnough(ballot, sums, lead, voters, open, more))
                return more;
        }

        return pending;
    }

    /// <inheritdoc/>
    public ValueTask<EnsembleDecision<T>> DecideAsync(EnsembleBallot<T> ballot, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(ballot);
        return new(Decide(ballot));
    }

    /// <summary>Counts the votes.</summary>
    /// <param name="ballot">The votes.</param>
    /// <param name="chosen">The reply whose answer is taken, whoever has more votes; -1 for the answer with the most.</param>
    internal EnsembleDecision<T> Decide(EnsembleBallot<T> ballot, int chosen = -1)
    {
        var size = ballot.All.Length;

        // Of a constant size it costs nothing to speak of.
        Span<double> sums = stackalloc double[OnStack];
        sums = size <= OnStack ? sums[..size] : new double[size];
        var voters = Count(ballot, ref sums);
        if (voters == 0)
            throw new ArgumentException("No member of the ballot has a vote; give at least one answer.", nameof(ballot));
        var option = chosen < 0 ? Winner(ballot, sums) : ballot.Votes[chosen];
        var winner = chosen < 0 ? ballot.Votes.IndexOf(option) : chosen;
        var votes = ballot.Votes.Count(option);
        return new(winner, ballot.All[winner].Answer!, (double)votes / voters, Confidence(ballot, sums, option, voters));
    }

    /// <summary>The most by which each member that has not answered yet can change a lead, the heaviest first.</summary>
    internal double[] OpenWeights(EnsembleBallot<T> ballot)
    {
        var open = new double[ballot.All.Length];
        return open[..Open(ballot, open)];
    }

    /// <summary>How much the vote of a member counts for its answer.</summary>
    private protected abstract double Weigh(EnsembleBallot<T> ballot, int member);

    /// <summary>The most by which a member that has not answered yet can change a lead.</summary>
    private protected abstract double Swing(EnsembleBallot<T> ballot, int member);

    /// <summary>The log-odds that a weight of one stands for, among so many voters.</summary>
    private protected abstract double Unit(int voters);

    /// <summary>Calibrates a share of belief.</summary>
    private protected virtual double Calibrate(double share) => ConfidenceScale.Prior.Of(share);

    // Numbers the answers in the order of their first voters, and adds up the weights of each.
    private int Count(EnsembleBallot<T> ballot, ref Span<double> sums)
    {
        var replies = ballot.All;
        var votes = ballot.Votes;
        var weights = ballot.Weights;
        var (options, voters) = (0, 0);
        sums.Clear();
        for (var i = 0; i < replies.Length; i++)
        {
            votes[i] = EnsembleBallot<T>.NoVote;
            weights[i] = 0;
            if (!replies[i].HasVote)
                continue;
            var same = ballot.IsPlain ? FirstPlain(replies, votes, i) : First(ballot.Comparer, replies, votes, i);
            votes[i] = same < i ? votes[same] : options++;
            weights[i] = Weigh(ballot, i);
            sums[votes[i]] += weights[i];
            voters++;
        }

        sums = sums[..options];
        return voters;
    }

    private static int First(IEqualityComparer<T> comparer, ReadOnlySpan<EnsembleReply<T>> replies, ReadOnlySpan<int> votes, int i)
    {
        var same = 0;
        while (same < i && !(votes[same] >= 0 && comparer.Equals(replies[same].Answer!, replies[i].Answer!)))
            same++;
        return same;
    }

    // The compiler puts the comparison of values itself in place of the call.
    private static int FirstPlain(ReadOnlySpan<EnsembleReply<T>> replies, ReadOnlySpan<int> votes, int i)
    {
        var answer = replies[i].Answer!;
        var same = 0;
        while (same < i && !(votes[same] >= 0 && EqualityComparer<T>.Default.Equals(replies[same].Answer!, answer)))
            same++;
        return same;
    }

    private int Winner(EnsembleBallot<T> ballot, ReadOnlySpan<double> sums)
    {
        var winner = 0;
        for (var option = 1; option < sums.Length; option++)
        {
            var ahead = sums[option] - sums[winner];
            if (ahead > Tie || (ahead >= -Tie && _tieBreak != TieBreak.FirstListed && Rank(ballot, option) > Rank(ballot, winner)))
                winner = option;
        }

        return winner;
    }

    // How good the best voter of an answer is by what breaks ties.
    private double Rank(EnsembleBallot<T> ballot, int option)
    {
        var best = double.NegativeInfinity;
        for (var i = 0; i < ballot.All.Length; i++)
        {
            if (ballot.Votes[i] != option)
                continue;
            var reply = ballot.All[i];
            best = Math.Max(best, _tieBreak switch
            {
                TieBreak.BestMember => Swing(ballot, i) + (reply.Weight ?? 0),
                TieBreak.Quality => reply.Quality ?? 0,
                _ => -reply.Duration.Ticks,
            });
        }

        return best;
    }

    // The pending members' weights, the heaviest first.
    private int Open(EnsembleBallot<T> ballot, Span<double> weights)
    {
        var count = 0;
        for (var i = 0; i < ballot.All.Length; i++)
        {
            if (ballot.All[i].State == ReplyState.Pending)
                weights[count++] = Swing(ballot, i);
        }

        weights[..count].Sort(static (a, b) => b.CompareTo(a));
        return count;
    }

    // Whether the asking could end if the heaviest pending members all agreed with the lead.
    private bool IsEnough(EnsembleBallot<T> ballot, ReadOnlySpan<double> sums, int lead, int voters, ReadOnlySpan<double> open, int more)
    {
        var (gained, left, second) = (0.0, 0.0, 0.0);
        for (var i = 0; i < open.Length; i++)
        {
            gained += i < more ? open[i] : 0;
            left += i < more ? 0 : open[i];
        }

        for (var option = 0; option < sums.Length; option++)
            second = option == lead ? second : Math.Max(second, sums[option]);
        var first = (sums.Length == 0 ? 0 : sums[lead]) + gained;
        if (first - second > left + Tie)
            return true;
        if (ballot.EarlyStop != EarlyStop.Confidence)
            return false;
        Span<double> then = sums.Length + 1 <= OnStack ? stackalloc double[sums.Length + 1] : new double[sums.Length + 1];
        sums.CopyTo(then);
        then = then[..Math.Max(1, sums.Length)];
        then[lead] = first;
        return Confidence(ballot, then, lead, voters + more) >= ballot.ConfidenceTarget;
    }

    private double Confidence(EnsembleBallot<T> ballot, Span<double> sums, int option, int voters)
    {
        var unit = Unit(voters);
        foreach (ref var sum in sums)
            sum *= unit;
        return Calibrate(VoteShares.Of(sums, option, ballot.Choices, Unnamed));
    }
}
