namespace LlmAttributes;

/// <summary>Keeps the share of questions for which <see cref="ConsensusStages"/> goes on where it was learned, also when the questions change: it goes on for those that gain most among the latest.</summary>
/// <remarks>It may be used by many threads; in which order questions come matters.</remarks>
/// <param name="stages">What was learned.</param>
public sealed class PacedStages(ConsensusStages stages)
{
    private const int Window = 1000;

    // Few, so that what was learned from soon gives way to what comes.
    private const int Seeds = 16;

    private readonly ConsensusStages _stages = stages ?? throw new ArgumentNullException(nameof(stages));
    private readonly Dictionary<(string Task, int Stage), Queue<double>> _latest = [];
    private readonly object _gate = new();

    /// <summary>Decides what is to be done after some stages, and remembers how much this question would have gained.</summary>
    /// <param name="ballot">The answers so far.</param>
    /// <param name="asked">How many stages have been asked, from 1.</param>
    /// <returns>The decision.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There are not so many stages.</exception>
    public StageDecision Decide(RecordedBallot ballot, int asked)
    {
        var decision = _stages.Decide(ballot, asked);
        return _stages.IsOpen(ballot, asked) ? decision with { IsFinal = !IsAmongTheFirst(ballot.TaskType ?? "", asked - 1, decision.Gain) } : decision;
    }

    private bool IsAmongTheFirst(string task, int stage, double gain)
    {
        lock (_gate)
        {
            if (!_latest.TryGetValue((task, stage), out var latest))
                _latest[(task, stage)] = latest = new(Quantiles(_stages.Pace(task).Gains(stage)));
            latest.Enqueue(gain);
            if (latest.Count > Window)
                latest.Dequeue();
            return latest.Count(other => other > gain) < _stages.Pace(task).Share(stage) * latest.Count;
        }
    }

    private static double[] Quantiles(double[] gains)
    {
        if (gains.Length <= Seeds)
            return gains;
        var sorted = gains.Order().ToArray();
        return [.. Enumerable.Range(0, Seeds).Select(i => sorted[i * (sorted.Length - 1) / (Seeds - 1)])];
    }
}
