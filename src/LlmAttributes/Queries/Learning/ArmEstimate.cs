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

    /// <summary>How sure the effect of an arm is.</summary>
    public double DeviationOf(int arm)
    {
        Span<double> unit = stackalloc double[Arms];
        unit.Clear();
        unit[arm] = 1;
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
