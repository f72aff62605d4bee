namespace LlmAttributes.Evaluation.Measuring;

/// <summary>95 % intervals by resampling, the same in every run.</summary>
internal static class Bootstrap
{
    private const int Samples = 2000;

    public static (double Low, double High) Mean(IReadOnlyList<double> values)
    {
        if (values.Count == 0)
            throw new ArgumentException("There is nothing to resample.", nameof(values));
        var random = new Random(1);
        var means = new double[Samples];
        for (var s = 0; s < Samples; s++)
        {
            var sum = 0.0;
            for (var i = 0; i < values.Count; i++)
                sum += values[random.Next(values.Count)];
            means[s] = sum / values.Count;
        }

        Array.Sort(means);
        return (means[(int)(Samples * 0.025)], means[(int)(Samples * 0.975) - 1]);
    }
}
