namespace LlmAttributes;

/// <summary>Members that are asked stage by stage, until asking on is not worth it: an early stop when every stage is one member, a cascade when cheap ones go before dear ones.</summary>
/// <remarks><see cref="ConsensusStagesTrainer"/> learns it. An instance never changes and may be used by many threads.</remarks>
public sealed partial class ConsensusStages
{
    private readonly string[][] _stages;
    private readonly ConsensusModel[] _models;
    private readonly AskOnGain _gain;
    private readonly string[] _tasks;
    private readonly IReadOnlyDictionary<string, StagePace> _paces;
    private readonly bool _latestWins;
    private readonly bool _acceptsAgreement;

    internal ConsensusStages(string[][] stages, ConsensusModel[] models, AskOnGain gain, string[] tasks, IReadOnlyDictionary<string, StagePace> paces, ConsensusStagesOptions options)
    {
        _stages = stages;
        _models = models;
        _gain = gain;
        _tasks = tasks;
        _paces = paces;
        _latestWins = options.LatestStageWins;
        _acceptsAgreement = options.AcceptAgreement;
    }

    /// <summary>Gets the members of each stage, in the order in which they are asked.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Stages => _stages;

    /// <summary>Decides what is to be done after some stages.</summary>
    /// <param name="ballot">The answers so far; those of members of later stages are not looked at.</param>
    /// <param name="asked">How many stages have been asked, from 1.</param>
    /// <returns>The decision.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There are not so many stages.</exception>
    public StageDecision Decide(RecordedBallot ballot, int asked)
    {
        ArgumentNullException.ThrowIfNull(ballot);
        ArgumentOutOfRangeException.ThrowIfLessThan(asked, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(asked, _stages.Length);
        var (consensus, signals, isAgreed) = Look(ballot, asked);
        if (asked == _stages.Length)
            return new(consensus, 0, true);
        var mustGoOn = MustGoOn(ballot, asked);
        var gain = mustGoOn ? 1 : Gain(_gain, signals);
        var isFinal = !mustGoOn && (IsTaken(isAgreed) || gain <= Pace(ballot.TaskType ?? "").Threshold);
        return new(consensus, gain, isFinal);
    }

    /// <summary>Whether the gain decides if it goes on.</summary>
    internal bool IsOpen(RecordedBallot ballot, int asked) => asked < _stages.Length && !MustGoOn(ballot, asked) && !IsTaken(Look(ballot, asked).IsAgreed);

    internal bool IsTaken(bool isAgreed) => _acceptsAgreement && isAgreed;

    internal StagePace Pace(string task) => _paces.TryGetValue(task, out var pace) ? pace : _paces.Values.FirstOrDefault(StagePace.Never);

    /// <summary>Whether too few have answered to stop: an answer that two did not give is no consensus.</summary>
    internal bool MustGoOn(RecordedBallot ballot, int asked)
    {
        var answers = Answers(ballot, _stages.Take(asked).SelectMany(static stage => stage)).Values;
        return answers.Count == 0 || (!_latestWins && answers.GroupBy(static answer => answer, StringComparer.Ordinal).Max(static group => group.Count()) < 2);
    }

    // Where all votes count, asking on changes the answer too seldom to learn when it does, but what is doubtful now can be learned.
    internal double Gain(AskOnGain gain, double[] signals) => _acceptsAgreement ? gain.Of(signals) : gain.MostOf(signals);

    internal (ConsensusDecision Consensus, double[] Signals, bool IsAgreed) Look(RecordedBallot ballot, int asked)
    {
        var members = _stages.Take(asked).SelectMany(static stage => stage).ToArray();
        var answers = Answers(ballot, members);
        var model = _models[asked - 1];
        var all = model.Decide(ballot with { Answers = answers });
        var signals = new double[StageSignals.Count + _tasks.Length];
        StageSignals.Write(all, model.Hardness(ballot, members), ballot.TaskType is { } task ? Array.IndexOf(_tasks, task) : BallotTable.None, signals);
        var isAgreed = answers.Count > 1 && answers.Count == members.Length && answers.Values.Distinct(StringComparer.Ordinal).Count() == 1;
        if (!_latestWins || asked == 1 || Answers(ballot, _stages[asked - 1]) is not { Count: > 0 } latest)
            return (all, signals, isAgreed);
        return (all with { Answer = model.Decide(ballot with { Answers = latest }).Answer }, signals, isAgreed);
    }

    private static Dictionary<string, string> Answers(RecordedBallot ballot, IEnumerable<string> members)
    {
        var answers = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var member in members)
        {
            if (ballot.Answers.TryGetValue(member, out var answer))
                answers[member] = answer;
        }

        return answers;
    }
}
