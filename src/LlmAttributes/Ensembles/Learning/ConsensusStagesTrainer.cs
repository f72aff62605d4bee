namespace LlmAttributes;

/// <summary>Learns from judged ballots when to stop asking, for a target of cost or of quality. The same ballots give the same result.</summary>
/// <param name="options">What is aimed at.</param>
public sealed class ConsensusStagesTrainer(ConsensusStagesOptions? options = null)
{
    private const int Folds = 5;

    private readonly ConsensusStagesOptions _options = options ?? new();

    /// <summary>Learns when to go on to the next stage.</summary>
    /// <param name="ballots">What was answered, with the right answers.</param>
    /// <param name="stages">The members of each stage; by default each is one member, the one that tells most for its cost first.</param>
    /// <param name="cancellationToken">Ends the learning.</param>
    /// <returns>The stages with what was learned of them.</returns>
    /// <exception cref="ArgumentException">There is no stage, or no ballot says what is right.</exception>
    public ConsensusStages Train(IEnumerable<RecordedBallot> ballots, IReadOnlyList<IReadOnlyList<string>>? stages = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(ballots);
        RecordedBallot[] judged = [.. ballots.Where(static ballot => ballot.Correct is not null)];
        if (judged.Length == 0)
            throw new ArgumentException("No ballot says what is right; give ballots with 'Correct'.", nameof(ballots));
        var named = stages?.Select(static stage => stage.ToArray()).ToArray() ?? Order(judged);
        if (named.Length == 0)
            throw new ArgumentException("There is no stage; give at least one.", nameof(stages));
        var tasks = judged.Select(static ballot => ballot.TaskType).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
        var runs = Run(judged, named, tasks, cancellationToken);
        for (var fold = 0; fold < Folds; fold++)
        {
            var gains = Gains([.. runs.Where(run => run.Fold != fold)], named.Length, tasks, cancellationToken);
            foreach (var run in runs.Where(run => run.Fold == fold))
                run.Predict(gains);
        }

        var paces = runs.GroupBy(static run => run.Task).ToDictionary(static group => group.Key, group => Pace([.. group], named), StringComparer.Ordinal);
        return new(named, Models(judged, named, cancellationToken), Gains(runs, named.Length, tasks, cancellationToken), tasks, paces, _options);
    }

    private string[][] Order(RecordedBallot[] judged)
    {
        var right = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var ballot in judged)
        {
            foreach (var (member, answer) in ballot.Answers)
                right[member] = right.GetValueOrDefault(member) + (answer == ballot.Correct ? 1 : 0);
        }

        return [.. right.OrderByDescending(pair => AgreementLearning.LogOdds((double)pair.Value / judged.Length) / CostOf(pair.Key))
            .ThenBy(static pair => pair.Key, StringComparer.Ordinal).Select(static pair => new[] { pair.Key })];
    }

    // What the members of a stage say is looked at with weights that have not seen the question.
    private List<StageRun> Run(RecordedBallot[] judged, string[][] stages, string[] tasks, CancellationToken cancellationToken)
    {
        var runs = new List<StageRun>(judged.Length);
        for (var fold = 0; fold < Folds; fold++)
        {
            var known = judged.Where((_, i) => i % Folds != fold).ToArray();
            var staged = new ConsensusStages(stages, Models(known, stages, cancellationToken), new([], []), tasks, new Dictionary<string, StagePace>(), _options);
            for (var i = fold; i < judged.Length; i += Folds)
                runs.Add(new(judged[i], fold, staged));
        }

        return runs;
    }

    private static ConsensusModel[] Models(RecordedBallot[] judged, string[][] stages, CancellationToken cancellationToken) => [.. stages.Select((_, s) =>
    {
        var members = stages.Take(s + 1).SelectMany(static stage => stage).ToHashSet(StringComparer.Ordinal);
        return new ConsensusTrainer().Train(
            judged.Select(ballot => ballot with { Answers = ballot.Answers.Where(pair => members.Contains(pair.Key)).ToDictionary(StringComparer.Ordinal) }), cancellationToken);
    })];

    private static AskOnGain Gains(List<StageRun> runs, int stages, string[] tasks, CancellationToken cancellationToken) =>
        AskOnGain.Fit([.. runs.SelectMany(run => Enumerable.Range(0, stages - 1).Select(s => (run.Signals[s], run.IsRightAfter(s), run.IsRightAfter(stages - 1))))], StageSignals.Count + tasks.Length, cancellationToken);

    private StagePace Pace(StageRun[] runs, string[][] stages) => new(
        StageThreshold.Choose(runs, Costs(stages), _options),
        [.. Enumerable.Range(0, stages.Length - 1).Select(s => runs.Select(run => run.OpenGain(s)).OfType<double>().ToArray())]);

    private double[] Costs(string[][] stages) => [.. stages.Select(stage => stage.Sum(CostOf))];

    private double CostOf(string member) => _options.Costs is { } costs && costs.TryGetValue(member, out var cost) ? cost : 1;
}
