using System.Buffers.Binary;
using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace LlmAttributes;

/// <summary>A vector of length 1 in a byte per dimension, after its scale; enough to choose those that are compared exactly.</summary>
internal static class QuantisedVector
{
    public const int RowsPerBlock = 64;

    private const int ScaleBytes = sizeof(float);

    public static int BytesOf(int dimensions) => ScaleBytes + dimensions;

    public static void Write(ReadOnlySpan<float> vector, Span<byte> row)
    {
        var length = TensorPrimitives.Norm(vector);
        var largest = vector.IsEmpty ? 0 : Math.Abs(TensorPrimitives.MaxMagnitude(vector));

        // A scale of 0 means that there is no vector.
        var scale = length > 0 ? largest / length / sbyte.MaxValue : float.Epsilon;
        BinaryPrimitives.WriteSingleLittleEndian(row, scale);
        for (var i = 0; i < vector.Length; i++)
            row[ScaleBytes + i] = (byte)(sbyte)(largest > 0 ? MathF.Round(vector[i] / largest * sbyte.MaxValue) : 0);
    }

    public static bool Exists(ReadOnlySpan<byte> row) => BinaryPrimitives.ReadSingleLittleEndian(row) > 0;

    /// <summary>Reads about the vector, of length 1.</summary>
    public static void Read(ReadOnlySpan<byte> row, Span<float> vector)
    {
        var scale = BinaryPrimitives.ReadSingleLittleEndian(row);
        for (var i = 0; i < vector.Length; i++)
            vector[i] = (sbyte)row[ScaleBytes + i] * scale;
    }

    /// <summary>Returns about the cosine of the vector and another one, whose length is 1.</summary>
    public static float Dot(ReadOnlySpan<byte> row, ReadOnlySpan<float> other)
    {
        var values = MemoryMarshal.Cast<byte, sbyte>(row[ScaleBytes..]);
        var sum = Vector<float>.Zero;
        var i = 0;
        for (; i <= values.Length - Vector<sbyte>.Count; i += Vector<sbyte>.Count)
        {
            Vector.Widen(new Vector<sbyte>(values[i..]), out var low, out var high);
            Vector.Widen(low, out var a, out var b);
            Vector.Widen(high, out var c, out var d);
            var at = other[i..];
            sum += Vector.ConvertToSingle(a) * new Vector<float>(at);
            sum += Vector.ConvertToSingle(b) * new Vector<float>(at[Vector<float>.Count..]);
            sum += Vector.ConvertToSingle(c) * new Vector<float>(at[(2 * Vector<float>.Count)..]);
            sum += Vector.ConvertToSingle(d) * new Vector<float>(at[(3 * Vector<float>.Count)..]);
        }

        var rest = 0f;
        for (; i < values.Length; i++)
            rest += values[i] * other[i];
        return (Vector.Sum(sum) + rest) * BinaryPrimitives.ReadSingleLittleEndian(row);
    }
}
