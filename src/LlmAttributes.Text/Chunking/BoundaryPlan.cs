namespace LlmAttributes;

/// <summary>Finds the boundaries of the least cost, by dynamic programming.</summary>
/// <remarks>
/// A chunk of r targets costs r + 1/r - 2, so that half and twice the target cost the same; what the boundary before it costs; and a thousand for each target that it lacks of the least
/// size; less the ties between its units. No chunk has more tokens than the limit. Of equal costs the longest last chunk wins, so the plan is the only one.
/// </remarks>
internal sealed class BoundaryPlan
{
    private const double ShortCost = 1_000;
    private const int MostSizes = 1 << 14;

    private double[] _costs = [];
    private double[] _sizes = [];
    private double _sizesTarget;
    private int[] _starts = [];

    /// <summary>Gets or sets the most tokens of a chunk.</summary>
    public int Limit { get; set; }

    /// <summary>Gets or sets the size that chunks are drawn to.</summary>
    public double Target { get; set; }

    /// <summary>Gets or sets the least tokens of a chunk.</summary>
    public int Least { get; set; }

    /// <summary>Finds the boundaries of some of the units.</summary>
    /// <param name="units">The units, none of which exceeds the limit.</param>
    /// <param name="heads">The tokens that a chunk has beside its units when it begins with a unit.</param>
    /// <param name="band">The ties between the units.</param>
    /// <param name="from">The first unit.</param>
    /// <param name="to">Behind the last.</param>
    /// <param name="starts">Where the first units of the chunks are added, in order.</param>
    /// <returns>The cost.</returns>
    public double Find(ReadOnlySpan<TextUnit> units, ReadOnlySpan<int> heads, CohesionBand band, int from, int to, List<int> starts)
    {
        var count = to - from;
        if (_costs.Length <= count)
            (_costs, _starts) = (new double[(count * 2) + 1], new int[(count * 2) + 1]);
        var sizes = CostsOfSizes();
        _costs[0] = 0;
        for (var end = 1; end <= count; end++)
        {
            var best = double.PositiveInfinity;
            var bestStart = end - 1;
            long tokens = 0;
            var ties = 0f;
            for (var start = end - 1; start >= Math.Max(0, end - band.Width); start--)
            {
                var unit = from + start;
                tokens += units[unit].Tokens;
                var size = tokens + heads[unit];
                if (tokens > Limit && start < end - 1)
                    break;
                ties += band.From(unit, from + end - 1);
                if (size > Limit && start < end - 1)
                    continue;
                var cost = _costs[start] + (size < sizes.Length ? sizes[(int)size] : CostOf(size)) + (start == 0 ? 0 : units[unit].Break) - ties;
                if (size < Least)
                    cost += ShortCost * (Least - size) / Target;
                if (cost <= best)
                    (best, bestStart) = (cost, start);
            }

            _costs[end] = best;
            _starts[end] = bestStart;
        }

        var at = starts.Count;
        for (var end = count; end > 0; end = _starts[end])
            starts.Add(from + _starts[end]);
        starts.Reverse(at, starts.Count - at);
        return _costs[count];
    }

    private double CostOf(long size) => (size / Target) + (Target / size) - 2;

    // Divisions for each two units would take most of the time.
    private ReadOnlySpan<double> CostsOfSizes()
    {
        var most = Math.Min(Limit, MostSizes) + 1;
        if (_sizesTarget != Target || _sizes.Length < most)
        {
            (_sizes, _sizesTarget) = (new double[most], Target);
            for (var size = 1; size < most; size++)
                _sizes[size] = CostOf(size);
        }

        return _sizes;
    }
}
