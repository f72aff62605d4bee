namespace LlmAttributes;

/// <summary>What was seen in one cell: sums over its outcomes, from which a regression on the arms follows.</summary>
internal sealed class ArmCell(int arms)
{
    // Before outcomes say otherwise, a score scatters as those of answers that are mostly right do.
    private const double PriorVariance = 0.16;
    private const double PriorCount = 2;

    private readonly double[] _used = new double[arms];
    private readonly double[] _scores = new double[arms];
    private readonly double[] _pairs = new double[arms * arms];
    private double _sum;
    private double _squares;

    public double Count { get; private set; }

    /// <summary>How far a single score scatters.</summary>
    public double Variance => (Math.Max(0, _squares - (Count == 0 ? 0 : _sum * _sum / Count)) + (PriorVariance * PriorCount)) / (Count + PriorCount);

    public double UsesOf(int arm) => _used[arm];

    /// <summary>Adds an outcome, or takes it away again.</summary>
    /// <param name="used">A bit per arm.</param>
    /// <param name="score">The score, 0 to 1.</param>
    /// <param name="weight">1, or -1 to take it away.</param>
    public void Add(uint used, double score, int weight)
    {
        Count += weight;
        _sum += weight * score;
        _squares += weight * score * score;
        for (var a = 0; a < arms; a++)
        {
            if ((used >> a & 1) == 0)
                continue;
            _used[a] += weight;
            _scores[a] += weight * score;
            for (var b = 0; b < arms; b++)
                _pairs[(a * arms) + b] += weight * (used >> b & 1);
        }
    }

    /// <summary>Adds what the outcomes say to the equations of the arms' effects, whatever the level of the cell is.</summary>
    /// <param name="weight">How much an outcome counts.</param>
    /// <param name="precision">The matrix.</param>
    /// <param name="right">The right side.</param>
    public void AddTo(double weight, Span<double> precision, Span<double> right)
    {
        if (Count == 0)
            return;
        for (var a = 0; a < arms; a++)
        {
            right[a] += weight * (_scores[a] - (_used[a] * _sum / Count));
            for (var b = 0; b < arms; b++)
                precision[(a * arms) + b] += weight * (_pairs[(a * arms) + b] - (_used[a] * _used[b] / Count));
        }
    }
}
