namespace LlmAttributes;

/// <summary>Rounds vectors of length 1 to bytes.</summary>
internal static class QuantisedVector
{
    /// <summary>The length of a rounded vector. With it no sum of products, whole or in part, leaves 16 bits, by the inequality of Cauchy and Schwarz.</summary>
    public const float Length = 170;

    /// <summary>Writes a vector; places beyond its end are 0.</summary>
    public static void Write(ReadOnlySpan<float> vector, Span<sbyte> bytes)
    {
        var norm = 0f;
        foreach (var value in vector)
            norm += value * value;
        var scale = norm > 0 ? Length / MathF.Sqrt(norm) : 0;
        for (var i = 0; i < vector.Length; i++)
            bytes[i] = (sbyte)Math.Clamp((int)(vector[i] * scale), -127, 127);
        bytes[vector.Length..].Clear();
    }

    public static float Similarity(int product) => product / (Length * Length);
}
