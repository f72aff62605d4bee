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

        return Middle(means);
    }

    /// <summary>Resamples a statistic that is dearer than a mean, less often.</summary>
    /// <param name="count">How many rows there are.</param>
    /// <param name="statistic">Computes it from the numbers of rows.</param>
    public static (double Low, double High) Of(int count, Func<int[], double> statistic)
    {
        var random = new Random(1);
        var rows = new int[count];
        var values = new double[Samples / 5];
        for (var s = 0; s < values.Length; s++)
        {
            for (var i = 0; i < rows.Length; i++)
                rows[i] = random.Next(count);
            values[s] = statistic(rows);
        }

        return Middle(values);
    }

    private static (double Low, double High) Middle(double[] values)
    {
        Array.Sort(values);
        return (values[(int)(values.Length * 0.025)], values[(int)(values.Length * 0.975) - 1]);
    }
}
