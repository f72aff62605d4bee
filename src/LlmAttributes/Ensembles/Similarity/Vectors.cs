namespace LlmAttributes;

/// <summary>Compares vectors.</summary>
internal static class Vectors
{
    /// <summary>The cosine of the angle between two vectors; 0 where one has no length.</summary>
    public static double Cosine(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        var (dot, ofA, ofB) = (0.0, 0.0, 0.0);
        for (var i = 0; i < Math.Min(a.Length, b.Length); i++)
        {
            dot += (double)a[i] * b[i];
            ofA += (double)a[i] * a[i];
            ofB += (double)b[i] * b[i];
        }

        return ofA == 0 || ofB == 0 ? 0 : dot / (Math.Sqrt(ofA) * Math.Sqrt(ofB));
    }
}
