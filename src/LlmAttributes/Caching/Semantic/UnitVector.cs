using System.Numerics;
using System.Runtime.InteropServices;

namespace LlmAttributes;

/// <summary>Measures and scales vectors, as many places at once as the processor has room for.</summary>
internal static class UnitVector
{
    /// <summary>The sum of the squares.</summary>
    public static float SquareOf(ReadOnlySpan<float> vector)
    {
        var wide = MemoryMarshal.Cast<float, Vector<float>>(vector);
        var sums = Vector<float>.Zero;
        foreach (var values in wide)
            sums += values * values;
        var sum = Vector.Sum(sums);
        foreach (var value in vector[(wide.Length * Vector<float>.Count)..])
            sum += value * value;
        return sum;
    }

    /// <summary>Gives a vector the length 1, unless it has none.</summary>
    public static void Normalise(Span<float> vector)
    {
        var square = SquareOf(vector);
        if (square == 0)
            return;
        var scale = 1 / MathF.Sqrt(square);
        var wide = MemoryMarshal.Cast<float, Vector<float>>(vector);
        foreach (ref var values in wide)
            values *= scale;
        foreach (ref var value in vector[(wide.Length * Vector<float>.Count)..])
            value *= scale;
    }
}
