namespace LlmAttributes;

/// <summary>Least squares with a penalty on large weights, solved by conjugate gradients.</summary>
internal static class RidgeRegression
{
    private const int MaxSteps = 40;
    private const double Tolerance = 1e-8;

    /// <summary>Fits weights.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="used">The rows that have a target, with repetition.</param>
    /// <param name="targets">Their targets.</param>
    /// <param name="penalty">How dear large weights are.</param>
    /// <param name="cancellationToken">Ends the fit.</param>
    public static double[] Fit(TrainingRows rows, ReadOnlySpan<int> used, ReadOnlySpan<double> targets, double penalty, CancellationToken cancellationToken)
    {
        var weights = new double[rows.Columns];
        var rest = new double[rows.Columns];
        for (var i = 0; i < used.Length; i++)
            rows.AddTo(used[i], targets[i], rest);
        var direction = (double[])rest.Clone();
        var product = new double[rows.Columns];
        var size = Square(rest);
        var enough = Tolerance * size;
        for (var step = 0; step < MaxSteps && size > enough; step++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            for (var j = 0; j < product.Length; j++)
                product[j] = penalty * direction[j];
            foreach (var row in used)
                rows.AddTo(row, rows.Dot(row, direction), product);
            var length = size / Dot(direction, product);
            for (var j = 0; j < weights.Length; j++)
            {
                weights[j] += length * direction[j];
                rest[j] -= length * product[j];
            }

            var next = Square(rest);
            for (var j = 0; j < direction.Length; j++)
                direction[j] = rest[j] + (next / size * direction[j]);
            size = next;
        }

        return weights;
    }

    private static double Square(double[] vector) => Dot(vector, vector);

    private static double Dot(double[] a, double[] b)
    {
        var sum = 0.0;
        for (var i = 0; i < a.Length; i++)
            sum += a[i] * b[i];
        return sum;
    }
}
