namespace LlmAttributes;

/// <summary>Isotonic regression.</summary>
internal static class Isotonic
{
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
