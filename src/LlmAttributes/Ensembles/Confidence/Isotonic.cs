namespace LlmAttributes;

/// <summary>Isotonic regression.</summary>
internal static class Isotonic
{
    /// <summary>Reads a curve in straight lines between its points, and level beyond its ends.</summary>
    /// <param name="places">The places of its points, rising; at least one.</param>
    /// <param name="values">What it is there.</param>
    /// <param name="at">Where it is read.</param>
    public static double Read(double[] places, double[] values, double at)
    {
        var right = Array.FindIndex(places, place => place >= at);
        if (right <= 0)
            return values[right == 0 ? 0 : ^1];
        var part = (at - places[right - 1]) / (places[right] - places[right - 1]);
        return values[right - 1] + (part * (values[right] - values[right - 1]));
    }

    /// <summary>Replaces values by the nearest ones that never fall: neighbours that fall become their weighted mean.</summary>
    public static void Pool(Span<double> values, ReadOnlySpan<double> weights)
    {
        Span<(double Mean, double Weight, int Length)> blocks = new (double, double, int)[values.Length];
        var count = 0;
        for (var i = 0; i < values.Length; i++)
        {
            blocks[count++] = (values[i], weights[i], 1);
            while (count > 1 && blocks[count - 2].Mean > blocks[count - 1].Mean)
            {
                var (left, right) = (blocks[count - 2], blocks[count - 1]);
                var weight = left.Weight + right.Weight;
                blocks[--count - 1] = (((left.Mean * left.Weight) + (right.Mean * right.Weight)) / weight, weight, left.Length + right.Length);
            }
        }

        var at = 0;
        foreach (var (mean, _, length) in blocks[..count])
        {
            values.Slice(at, length).Fill(mean);
            at += length;
        }
    }
}
