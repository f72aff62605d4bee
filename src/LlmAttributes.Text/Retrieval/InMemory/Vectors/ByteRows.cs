using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace LlmAttributes;

/// <summary>Vectors rounded to bytes, each by its own largest number.</summary>
internal sealed class ByteRows : VectorRows
{
    private const int RowsOfBlock = 4_096;
    private const float Largest = 127;

    private readonly List<sbyte[]> _blocks = [];
    private readonly List<float> _scales = [];
    private readonly int _dimensions;
    private readonly int _stride;

    public ByteRows(int dimensions)
    {
        _dimensions = dimensions;
        _stride = (dimensions + Vector<sbyte>.Count - 1) / Vector<sbyte>.Count * Vector<sbyte>.Count;
    }

    public override void Write(int slot, ReadOnlyMemory<float> vector, float scale)
    {
        while (slot / RowsOfBlock >= _blocks.Count)
            _blocks.Add(new sbyte[RowsOfBlock * _stride]);
        if (slot == _scales.Count)
            _scales.Add(0);
        _scales[slot] = Round(vector.Span, Row(slot)) * scale;
    }

    public override void Read(int slot, Span<float> vector)
    {
        var row = Row(slot);
        for (var i = 0; i < vector.Length; i++)
            vector[i] = row[i] * _scales[slot];
    }

    public override VectorComparison CompareWith(ReadOnlySpan<float> asked)
    {
        var rounded = new sbyte[_stride];
        var scale = Round(asked, rounded);
        return new Comparison(this, rounded, scale);
    }

    private Span<sbyte> Row(int slot) => _blocks[slot / RowsOfBlock].AsSpan(slot % RowsOfBlock * _stride, _stride);

    private float Round(ReadOnlySpan<float> vector, Span<sbyte> row)
    {
        var largest = Math.Abs(TensorPrimitives.MaxMagnitude(vector));
        var scale = largest / Largest;
        for (var i = 0; i < _dimensions; i++)
            row[i] = scale > 0 ? (sbyte)MathF.Round(vector[i] / scale) : (sbyte)0;
        row[_dimensions..].Clear();
        return scale;
    }

    private sealed class Comparison(ByteRows rows, sbyte[] asked, float scale) : VectorComparison
    {
        public override float With(int slot) => Product(MemoryMarshal.Cast<sbyte, Vector<sbyte>>(rows.Row(slot)), MemoryMarshal.Cast<sbyte, Vector<sbyte>>(asked)) * scale * rows._scales[slot];

        // The sum of two products of bytes stays within 16 bits: 2 · 127² < 2¹⁵.
        private static int Product(ReadOnlySpan<Vector<sbyte>> row, ReadOnlySpan<Vector<sbyte>> other)
        {
            var sum = Vector<int>.Zero;
            for (var i = 0; i < row.Length && i < other.Length; i++)
            {
                Vector.Widen(row[i], out var low, out var high);
                Vector.Widen(other[i], out var otherLow, out var otherHigh);
                Vector.Widen((low * otherLow) + (high * otherHigh), out var first, out var second);
                sum += first + second;
            }

            return Vector.Sum(sum);
        }
    }
}
