using System.Numerics;
using System.Runtime.InteropServices;

namespace LlmAttributes;

/// <summary>Rounds vectors of length 1 to bytes.</summary>
internal static class QuantisedVector
{
    /// <summary>The length of a rounded vector. With it no sum of products, whole or in part, leaves 16 bits, by the inequality of Cauchy and Schwarz.</summary>
    public const float Length = 170;

    private const int Most = sbyte.MaxValue;

    /// <summary>Writes a vector; places beyond its end are 0.</summary>
    public static void Write(ReadOnlySpan<float> vector, Span<sbyte> bytes)
    {
        var square = UnitVector.SquareOf(vector);
        var scale = square > 0 ? Length / MathF.Sqrt(square) : 0;
        var wide = MemoryMarshal.Cast<float, Vector<float>>(vector);
        var rows = MemoryMarshal.Cast<sbyte, Vector<sbyte>>(bytes);
        var done = 0;
        for (var i = 0; i < rows.Length && (i * 4) + 3 < wide.Length; i++, done += Vector<sbyte>.Count)
            rows[i] = Vector.Narrow(Vector.Narrow(Rounded(wide[i * 4], scale), Rounded(wide[(i * 4) + 1], scale)), Vector.Narrow(Rounded(wide[(i * 4) + 2], scale), Rounded(wide[(i * 4) + 3], scale)));
        for (var i = done; i < vector.Length; i++)
            bytes[i] = (sbyte)Math.Clamp((int)(vector[i] * scale), -Most, Most);
        bytes[vector.Length..].Clear();
    }

    private static Vector<int> Rounded(Vector<float> values, float scale) => Vector.Max(Vector.Min(Vector.ConvertToInt32(values * scale), new(Most)), new(-Most));

    public static float Similarity(int product) => product / (Length * Length);
}
