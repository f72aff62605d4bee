namespace LlmAttributes;

/// <summary>What one judged question looked like after each stage.</summary>
internal sealed class StageRun
{
    private readonly ConsensusStages _staged;
    private readonly bool[] _isRight;
    private readonly bool[] _isTaken;
    private readonly double[] _gains;

    public StageRun(RecordedBallot ballot, int fold, ConsensusStages staged)
    {
        _staged = staged;
        Task = ballot.TaskType ?? "";
        Fold = fold;
        var stages = staged.Stages.Count;
        Signals = new double[stages][];
        _isRight = new bool[stages];
        _isTaken = new bool[stages];
        _gains = new double[stages];
        for (var s = 0; s < stages; s++)
        {
            var (consensus, signals, isAgreed) = staged.Look(ballot, s + 1);
            Signals[s] = signals;
            _isRight[s] = consensus.Answer is not null && consensus.Answer == ballot.Correct;
            _isTaken[s] = staged.IsTaken(isAgreed);
            _gains[s] = staged.MustGoOn(ballot, s + 1) ? 1 : 0;
        }
    }

    public string Task { get; }

    public int Fold { get; }

    public double[][] Signals { get; }

    public bool IsRightAfter(int stage) => _isRight[stage];

    public void Predict(AskOnGain gain)
    {
        for (var s = 0; s < _gains.Length - 1; s++)
            _gains[s] = _gains[s] >= 1 ? 1 : _staged.Gain(gain, Signals[s]);
    }

    public IEnumerable<double> Gains => _gains.SkipLast(1);

    /// <summary>The gain after a stage, where it decides.</summary>
    public double? OpenGain(int stage) => _isTaken[stage] || _gains[stage] >= 1 ? null : _gains[stage];

    /// <summary>The stage at which a threshold stops, and whether the answer is right there.</summary>
    public (int Stage, bool IsRight) StopAt(double threshold)
    {
        for (var s = 0; s < _gains.Length - 1; s++)
        {
            if (_isTaken[s] || _gains[s] <= threshold)
                return (s, _isRight[s]);
        }

        return (_gains.Length - 1, _isRight[^1]);
    }
}
