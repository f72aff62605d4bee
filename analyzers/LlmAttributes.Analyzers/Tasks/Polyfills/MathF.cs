namespace System;

/// <summary>What detection needs of the mathematics of single numbers.</summary>
internal static class MathF
{
    // The root of a single number, rounded from that of a double one, is the nearest single number.
    public static float Sqrt(float value) => (float)Math.Sqrt(value);

    public static float Max(float left, float right) => Math.Max(left, right);
}
