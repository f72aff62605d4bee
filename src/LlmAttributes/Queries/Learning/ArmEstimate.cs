namespace LlmAttributes;

/// <summary>What is believed of the effects of all arms in a cell: a normal distribution.</summary>
/// <param name="means">The expected effects.</param>
/// <param name="root">The lower triangle whose product with itself is the precision.</param>
internal readonly ref struct ArmEstimate(Span<double> means, Span<double> root)
{
    private readonly Span<double> _means = means;
    private readonly Span<double> _root = root;

    public int Arms => _means.Length;

    public double MeanOf(int arm) => _means[arm];

    /// <summary>The expected effect of arms together.</summary>
    public double SumOf(uint used)
    {
        var sum = 0.0;
        for (var a = 0; a < Arms; a++)
            sum += (used >> a & 1) * _means[a];
        return sum;
    }

    /// <summary>How unsure the effect of arms together is.</summary>
    public double DeviationOf(uint used)
    {
        Span<double> unit = stackalloc double[Arms];
        for (var a = 0; a < Arms; a++)
            unit[a] = used >> a & 1;
        Cholesky.SolveLower(_root, unit);
        var sum = 0.0;
        foreach (var value in unit)
            sum += value * value;
        return Math.Sqrt(sum);
    }

    /// <summary>Draws effects that may be the true ones.</summary>
    public void Draw(RandomSource random, Span<double> effects)
    {
        for (var i = 0; i < effects.Length; i++)
            effects[i] = Normal(random);
        Cholesky.SolveUpper(_root, effects);
        for (var i = 0; i < effects.Length; i++)
            effects[i] += _means[i];
    }

    private static double Normal(RandomSource random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
