using System.Numerics.Tensors;

namespace LlmAttributes;

/// <summary>Vectors as they were given, which their passages hold anyway.</summary>
internal sealed class SingleRows : VectorRows
{
    private readonly List<(ReadOnlyMemory<float> Vector, float Scale)> _rows = [];

    public override void Write(int slot, ReadOnlyMemory<float> vector, float scale)
    {
        if (slot == _rows.Count)
            _rows.Add((vector, scale));
        else
            _rows[slot] = (vector, scale);
    }

    public override void Read(int slot, Span<float> vector) => TensorPrimitives.Multiply(_rows[slot].Vector.Span, _rows[slot].Scale, vector);

    public override VectorComparison CompareWith(ReadOnlySpan<float> asked) => new Comparison(_rows, asked.ToArray());

    private sealed class Comparison(List<(ReadOnlyMemory<float> Vector, float Scale)> rows, float[] asked) : VectorComparison
    {
        public override float With(int slot) => TensorPrimitives.Dot(asked, rows[slot].Vector.Span) * rows[slot].Scale;
    }
}
