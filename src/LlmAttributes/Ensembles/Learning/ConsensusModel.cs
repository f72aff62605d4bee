namespace LlmAttributes;

/// <summary>Whom to trust: the weight of each member's vote, by task type and by recurring answer, and how sure the sum of the weights is.</summary>
/// <remarks>
/// <see cref="ConsensusTrainer"/> learns it; <see cref="FromQuality"/> makes one without any history. Votes are added up as log-odds, so that many weak or alike members do not
/// outvote a strong one. An instance never changes and may be used by many threads.
/// </remarks>
public sealed partial class ConsensusModel
{
    /// <summary>How good a member is of whom nothing is known.</summary>
    internal const double ExpectedQuality = 0.6;

    private readonly string[] _members;
    private readonly string[] _tasks;
    private readonly string[] _answers;
    private readonly int[] _ranks;
    private readonly MemberWeights _weights;
    private readonly OutputScale _outputs;
    private readonly LearnedConfidence _scale;
    private readonly double _least;

    internal ConsensusModel(ConsensusBasis basis, string[] members, string[] tasks, string[] answers, int[] ranks, MemberWeights weights, OutputScale outputs, LearnedConfidence scale)
    {
        Basis = basis;
        _members = members;
        _tasks = tasks;
        _answers = answers;
        _ranks = ranks;
        _weights = weights;
        _outputs = outputs;
        _scale = scale;
        _least = members.Length == 0 ? 1 : Math.Max(0, Enumerable.Range(0, members.Length).Min(m => weights.Of(m, BallotTable.None, BallotTable.None)));
    }

    /// <summary>Gets what the weights rest on.</summary>
    public ConsensusBasis Basis { get; }

    /// <summary>Gets the keys of the members, in ordinal order.</summary>
    public IReadOnlyList<string> Members => _members;

    /// <summary>Gets the task types that have weights of their own, in ordinal order.</summary>
    public IReadOnlyList<string> TaskTypes => _tasks;

    /// <summary>Weighs members by how good they are said to be.</summary>
    /// <param name="qualities">The quality of each member, 0 to 1.</param>
    /// <returns>The model; its confidence is a cautious guess until it is learned from feedback.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A quality is below 0 or above 1.</exception>
    public static ConsensusModel FromQuality(IReadOnlyDictionary<string, double> qualities)
    {
        ArgumentNullException.ThrowIfNull(qualities);
        var members = qualities.Keys.Order(StringComparer.Ordinal).ToArray();
        var values = new double[MemberWeights.Count(members.Length, 0, 0)];
        for (var m = 0; m < members.Length; m++)
        {
            var quality = qualities[members[m]];
            if (quality is not (>= 0 and <= 1))
                throw new ArgumentOutOfRangeException(nameof(qualities), quality, $"The quality of '{members[m]}' must be 0 to 1.");
            values[m] = AgreementLearning.LogOdds(quality);
        }

        return new(ConsensusBasis.DeclaredQuality, members, [], [], Ranks(values.AsSpan(0, members.Length)), new(members.Length, 0, 0, values), OutputScale.Read(members, [], []), ConfidenceScale.Prior);
    }

    /// <summary>Weighs members of whom nothing is known alike.</summary>
    /// <param name="members">The keys of the members.</param>
    public static ConsensusModel Equal(IEnumerable<string> members)
    {
        ArgumentNullException.ThrowIfNull(members);
        return FromQuality(members.Distinct(StringComparer.Ordinal).ToDictionary(static member => member, static _ => ExpectedQuality, StringComparer.Ordinal));
    }

    /// <summary>Gets the weight of a member's vote, in log-odds.</summary>
    /// <param name="member">The key of the member; one that the model does not know has the least weight of all members.</param>
    /// <param name="taskType">The kind of task.</param>
    public double WeightOf(string member, string? taskType = null) => WeightOf(new CastVote(MemberIndex(member), 0, BallotTable.None, 0), TaskIndex(taskType));

    /// <summary>Adds the votes up.</summary>
    /// <param name="ballot">The answers; what is right is not looked at.</param>
    /// <returns>The decision. Where two answers have the same weight, the one of the best member counts.</returns>
    public ConsensusDecision Decide(RecordedBallot ballot)
    {
        ArgumentNullException.ThrowIfNull(ballot);
        if (ballot.Answers.Count == 0)
            return default;
        var votes = new CastVote[ballot.Answers.Count];
        var options = new List<string>();
        var task = TaskIndex(ballot.TaskType);
        var i = 0;
        foreach (var (member, answer) in ballot.Answers.OrderBy(static pair => pair.Key, StringComparer.Ordinal))
        {
            var option = options.IndexOf(answer);
            if (option < 0)
            {
                option = options.Count;
                options.Add(answer);
            }

            var m = MemberIndex(member);
            votes[i++] = new(m, option, NameIndex(answer), Excess(m, task, ballot.OutputLengths?.GetValueOrDefault(member) ?? 0));
        }

        var winner = Weigh(votes, task, ballot.Choices, new double[options.Count], out var confidence);
        return new(options[winner], confidence, (double)votes.Count(vote => vote.Option == winner) / votes.Length);
    }

    /// <summary>Adds votes up whose options are numbered.</summary>
    /// <param name="votes">The votes.</param>
    /// <param name="task">The task, or -1.</param>
    /// <param name="choices">How many options were possible, or 0.</param>
    /// <param name="shares">Receives the share of belief in each option.</param>
    /// <param name="confidence">How likely the winner is right.</param>
    /// <returns>The winning option.</returns>
    internal int Weigh(ReadOnlySpan<CastVote> votes, int task, int choices, Span<double> shares, out double confidence)
    {
        const double Tie = 1e-9;
        shares.Clear();
        var damping = Basis == ConsensusBasis.Feedback ? 1 : AgreementLearning.Damping(votes.Length);
        foreach (var vote in votes)
            shares[vote.Option] += damping * WeightOf(vote, task);
        ConsensusScores.ToShares(shares, choices, _weights.Unnamed, out _);
        var winner = BallotTable.None;
        var rank = int.MaxValue;
        foreach (var vote in votes)
        {
            var lead = winner == BallotTable.None ? 1 : shares[vote.Option] - shares[winner];
            if (lead < -Tie || (lead <= Tie && RankOf(vote.Member) >= rank))
                continue;
            (winner, rank) = (vote.Option, RankOf(vote.Member));
        }

        confidence = _scale.Of(shares[winner]);
        return winner;
    }

    internal double Unnamed => _weights.Unnamed;

    /// <summary>Whether some answers have weights of their own.</summary>
    internal bool HasNames => _answers.Length > 0;

    internal double Calibrate(double share) => _scale.Of(share);

    /// <summary>The most by which one vote of a member can change a lead.</summary>
    internal double Swing(int member, int task, bool named)
    {
        var most = Math.Abs(WeightOf(new CastVote(member, 0, BallotTable.None, 0), task));
        for (var name = 0; named && member >= 0 && name < _answers.Length; name++)
            most = Math.Max(most, Math.Abs(_weights.Of(member, task, name)));
        return most;
    }

    internal ConsensusModel WithScale(ConfidenceScale scale) => new(Basis, _members, _tasks, _answers, _ranks, _weights, _outputs, scale);

    internal int MemberIndex(string member) => IndexOf(_members, member);

    internal int TaskIndex(string? task) => task is null ? BallotTable.None : IndexOf(_tasks, task);

    internal int NameIndex(string answer) => Array.IndexOf(_answers, answer);

    internal double WeightOf(CastVote vote, int task) =>
        (vote.Member < 0 ? _least : _weights.Of(vote.Member, task, vote.Name)) + (vote.Excess == 0 ? 0 : vote.Excess * _weights.OfExcess(task));

    /// <summary>By how much a member's output is longer than usual.</summary>
    internal double Excess(int member, int task, double length) => _outputs.Excess(member, task, length);

    /// <summary>By how much the outputs of members are longer than usual, on average; a long one tells of a hard question.</summary>
    internal double Hardness(RecordedBallot ballot, ReadOnlySpan<string> members)
    {
        var (sum, count) = (0.0, 0);
        foreach (var member in members)
        {
            if (ballot.OutputLengths is null || !ballot.OutputLengths.TryGetValue(member, out var length))
                continue;
            sum += Excess(MemberIndex(member), TaskIndex(ballot.TaskType), length);
            count++;
        }

        return count == 0 ? 0 : sum / count;
    }

    /// <summary>The places of members when the best goes first.</summary>
    internal static int[] Ranks(ReadOnlySpan<double> strengths)
    {
        var ranks = new int[strengths.Length];
        for (var i = 0; i < ranks.Length; i++)
        {
            for (var j = 0; j < ranks.Length; j++)
            {
                if (strengths[j] > strengths[i] || (strengths[j] == strengths[i] && j < i))
                    ranks[i]++;
            }
        }

        return ranks;
    }

    private static int IndexOf(string[] sorted, string name) => Math.Max(BallotTable.None, Array.BinarySearch(sorted, name, StringComparer.Ordinal));

    private int RankOf(int member) => member < 0 ? int.MaxValue - 1 : _ranks[member];
}
