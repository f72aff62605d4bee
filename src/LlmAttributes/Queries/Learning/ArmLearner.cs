namespace LlmAttributes;

/// <summary>Learns from outcomes how much each of several arms adds to a score, cell by cell, and which one to try next.</summary>
/// <remarks>
/// Of a cell it regresses the score on the arms that were used. What other cells saw is where a cell begins (shrinkage), so that a few outcomes of its own do not mislead; each cell
/// counts only so much there, however many outcomes it has. Without outcomes nothing is known, and the deviation says so. Whoever uses it from several threads takes a lock.
/// </remarks>
internal sealed class ArmLearner(int arms, double spreadOfArms = ArmLearner.SpreadOfArms, double spreadOfCells = ArmLearner.SpreadOfCells)
{
    // How far the effects of different arms lie apart, and those of one arm in different cells: in the prompt styles of recorded models a few points.
    private const double SpreadOfArms = 0.02;
    private const double SpreadOfCells = 0.05;
    private const int MostDraws = 20;

    private readonly SortedDictionary<int, ArmCell> _cells = [];

    public int Arms => arms;

    /// <summary>How many outcomes a cell has.</summary>
    public double CountOf(int cell) => _cells.TryGetValue(cell, out var seen) ? seen.Count : 0;

    /// <summary>How many of them used an arm.</summary>
    public double UsesOf(int cell, int arm) => _cells.TryGetValue(cell, out var seen) ? seen.UsesOf(arm) : 0;

    /// <summary>Takes an outcome into account.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="used">A bit per arm.</param>
    /// <param name="score">The score, 0 to 1.</param>
    public void Learn(int cell, uint used, double score)
    {
        if (!_cells.TryGetValue(cell, out var seen))
            _cells[cell] = seen = new(arms);
        seen.Add(used, score, 1);
    }

    /// <summary>Takes back an outcome that was learned.</summary>
    public void Forget(int cell, uint used, double score)
    {
        if (_cells.TryGetValue(cell, out var seen))
            seen.Add(used, score, -1);
    }

    /// <summary>Estimates the effects of the arms in a cell.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="room">Room for <see cref="RoomOf"/> numbers, which the estimate goes on using.</param>
    public ArmEstimate Estimate(int cell, Span<double> room)
    {
        Span<double> means = room[..arms];
        Span<double> matrix = room.Slice(arms, arms * arms);
        Span<double> shared = stackalloc double[arms];
        Span<double> spread = stackalloc double[arms];
        Share(cell, matrix, shared, spread);

        matrix.Clear();
        for (var a = 0; a < arms; a++)
        {
            var precision = 1 / ((spread[a] * spread[a]) + (spreadOfCells * spreadOfCells));
            matrix[(a * arms) + a] = precision;
            means[a] = shared[a] * precision;
        }

        if (_cells.TryGetValue(cell, out var seen))
            seen.AddTo(1 / seen.Variance, matrix, means);
        Cholesky.Factor(matrix, arms);
        Cholesky.SolveLower(matrix, means);
        Cholesky.SolveUpper(matrix, means);
        return new(means, matrix);
    }

    /// <summary>How many numbers <see cref="Estimate"/> needs room for.</summary>
    public static int RoomOf(int arms) => arms + (arms * arms);

    /// <summary>Finds the arm with the largest expected effect.</summary>
    /// <param name="cell">The cell.</param>
    public int Best(int cell)
    {
        Span<double> room = stackalloc double[RoomOf(arms)];
        var estimate = Estimate(cell, room);
        var best = 0;
        for (var a = 1; a < arms; a++)
        {
            if (estimate.MeanOf(a) > estimate.MeanOf(best))
                best = a;
        }

        return best;
    }

    /// <summary>Chooses what to try next: what may be the best, and as often what may be the best but for it (top-two Thompson sampling, Russo 2016).</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="allowed">A bit per arm that may be tried.</param>
    /// <param name="withNothing">Whether to use none of them is one more choice, with no effect.</param>
    /// <param name="random">The source of chance.</param>
    /// <returns>The arm, or -1 for none.</returns>
    public int Next(int cell, uint allowed, bool withNothing, RandomSource random)
    {
        Span<double> room = stackalloc double[RoomOf(arms)];
        Span<double> drawn = stackalloc double[arms];
        var estimate = Estimate(cell, room);
        var first = DrawBest(estimate, allowed, withNothing, random, drawn);
        if (random.NextDouble() < 0.5)
            return first;
        for (var i = 0; i < MostDraws; i++)
        {
            var other = DrawBest(estimate, allowed, withNothing, random, drawn);
            if (other != first)
                return other;
        }

        return first;
    }

    private static int DrawBest(ArmEstimate estimate, uint allowed, bool withNothing, RandomSource random, Span<double> drawn)
    {
        estimate.Draw(random, drawn);
        var best = -1;
        var top = withNothing ? 0 : double.NegativeInfinity;
        for (var a = 0; a < drawn.Length; a++)
        {
            if ((allowed >> a & 1) != 0 && drawn[a] > top)
                (best, top) = (a, drawn[a]);
        }

        return best;
    }

    private void Share(int cell, Span<double> matrix, Span<double> means, Span<double> spread)
    {
        matrix.Clear();
        for (var a = 0; a < arms; a++)
            matrix[(a * arms) + a] = 1 / (spreadOfArms * spreadOfArms);
        means.Clear();
        foreach (var (key, other) in _cells)
        {
            if (key == cell || other.Count == 0)
                continue;
            // The effects differ from cell to cell, so a cell can say only so much about all of them.
            var variance = other.Variance;
            var weight = 1 / (variance + (spreadOfCells * spreadOfCells * other.Count / arms));
            other.AddTo(weight, matrix, means);
        }

        Cholesky.Factor(matrix, arms);
        Cholesky.SolveLower(matrix, means);
        Cholesky.SolveUpper(matrix, means);
        var estimate = new ArmEstimate(means, matrix);
        for (var a = 0; a < arms; a++)
            spread[a] = estimate.DeviationOf(1u << a);
    }
}
