namespace LlmAttributes;

/// <summary>What outcomes show of the strategies, by kind of task and clarity. Thread-safe.</summary>
internal sealed class StrategyGains
{
    private const int Arms = 5;
    private const int Bands = (int)ClarityBand.High + 1;
    private const double SpreadOfStrategies = 0.1;
    private const double SpreadOfCells = 0.1;

    // Below it nothing can be said: neither of queries with the strategy nor of those without.
    private const int FewestOutcomes = 5;
    private const double Ninetyfive = 1.96;

    // One standard deviation: five times in six the gain is on the side that it seems to be.
    private const double Decided = 1;
    private const double LeastGain = 0.01;

    private readonly object _lock = new();
    private readonly ArmLearner _learner = new(Arms, SpreadOfStrategies, SpreadOfCells);
    private int _outcomes;

    public void Learn(QueryRecord outcome)
    {
        lock (_lock)
        {
            _learner.Learn(CellOf(outcome.Task, outcome.Band), (uint)outcome.Strategies, outcome.Score);
            _outcomes++;
        }
    }

    public void Forget(QueryRecord outcome)
    {
        lock (_lock)
        {
            _learner.Forget(CellOf(outcome.Task, outcome.Band), (uint)outcome.Strategies, outcome.Score);
            _outcomes--;
        }
    }

    public QueryGain GainOf(TaskType task, ClarityBand band, QueryStrategies strategies)
    {
        lock (_lock)
        {
            var cell = CellOf(task, band);
            return IsMeasured(cell, (uint)strategies) ? GainOf(_learner.Estimate(cell, stackalloc double[ArmLearner.RoomOf(Arms)]), cell, (uint)strategies) : QueryGain.Unknown;
        }
    }

    /// <summary>Chooses what is done.</summary>
    /// <param name="task">The kind of task.</param>
    /// <param name="band">How clear the query is.</param>
    /// <param name="asked">What the query calls for.</param>
    /// <param name="possible">What has something to say about it.</param>
    /// <param name="trialShare">The share of trials.</param>
    /// <param name="random">The source of chance.</param>
    public StrategyChoice Choose(TaskType task, ClarityBand band, QueryStrategies asked, QueryStrategies possible, double trialShare, RandomSource random)
    {
        if (possible == QueryStrategies.None)
            return new(QueryStrategies.None, QueryStrategies.None, QueryGain.Unknown, false);
        lock (_lock)
        {
            if (_outcomes == 0)
                return new(asked, QueryStrategies.None, QueryGain.Unknown, false);
            var cell = CellOf(task, band);
            if (trialShare > 0 && random.NextDouble() < trialShare)
            {
                var arm = _learner.Next(cell, (uint)possible, withNothing: true, random);
                var tried = arm < 0 ? QueryStrategies.None : (QueryStrategies)(1u << arm);
                return new(tried, QueryStrategies.None, QueryGain.Unknown, true);
            }

            var estimate = _learner.Estimate(cell, stackalloc double[ArmLearner.RoomOf(Arms)]);
            var (chosen, avoided) = (0u, 0u);
            for (var a = 0; a < Arms; a++)
            {
                var arm = 1u << a;
                if (((uint)possible & arm) == 0)
                    continue;
                var (mean, deviation, isMeasured) = (estimate.MeanOf(a), estimate.DeviationOf(arm), IsMeasured(cell, arm));
                if (((uint)asked & arm) == 0)
                    chosen |= isMeasured && mean - (Decided * deviation) > LeastGain ? arm : 0;
                else if (isMeasured && mean + (Decided * deviation) < 0)
                    avoided |= arm;
                else
                    chosen |= arm;
            }

            var gain = chosen != 0 && IsMeasured(cell, chosen) ? GainOf(estimate, cell, chosen) : QueryGain.Unknown;
            return new((QueryStrategies)chosen, (QueryStrategies)avoided, gain, false);
        }
    }

    private QueryGain GainOf(ArmEstimate estimate, int cell, uint used)
    {
        var (mean, deviation) = (estimate.SumOf(used), estimate.DeviationOf(used));
        var uses = double.PositiveInfinity;
        for (var a = 0; a < Arms; a++)
        {
            if ((used >> a & 1) != 0)
                uses = Math.Min(uses, _learner.UsesOf(cell, a));
        }

        return new(mean, Math.Max(-1, mean - (Ninetyfive * deviation)), Math.Min(1, mean + (Ninetyfive * deviation)), NormalCurve.Below(mean / deviation), (int)uses);
    }

    private bool IsMeasured(int cell, uint used)
    {
        for (var a = 0; a < Arms; a++)
        {
            if ((used >> a & 1) != 0 && (_learner.UsesOf(cell, a) < FewestOutcomes || _learner.CountOf(cell) - _learner.UsesOf(cell, a) < FewestOutcomes))
                return false;
        }

        return used != 0;
    }

    private static int CellOf(TaskType task, ClarityBand band) => ((int)task * Bands) + (int)band;
}
