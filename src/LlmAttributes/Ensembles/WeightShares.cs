namespace LlmAttributes;

/// <summary>Weights as shares of their sum.</summary>
internal static class WeightShares
{
    /// <summary>The shares; all the same where no weights are given, and where all are 0.</summary>
    public static double[] Of(int count, IReadOnlyList<double>? weights)
    {
        if (weights is not null && weights.Count != count)
            throw new ArgumentException(FormattableString.Invariant($"There are {weights.Count} weights for {count} answers; give one for each."), nameof(weights));
        var shares = new double[count];
        var largest = 0.0;
        for (var i = 0; i < count; i++)
        {
            shares[i] = weights?[i] ?? 1;
            if (shares[i] is not (>= 0 and < double.PositiveInfinity))
                throw new ArgumentOutOfRangeException(nameof(weights), shares[i], "A weight must be 0 or more, and finite.");
            largest = Math.Max(largest, shares[i]);
        }

        if (largest == 0)
        {
            Array.Fill(shares, 1);
            largest = 1;
        }

        // Divided by the largest first, sums of very large weights stay finite.
        var sum = 0.0;
        for (var i = 0; i < count; i++)
            sum += shares[i] /= largest;
        for (var i = 0; i < count; i++)
            shares[i] /= sum;
        return shares;
    }
}
