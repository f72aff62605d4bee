using System.Numerics.Tensors;

namespace LlmAttributes;

/// <summary>Vectors as they are.</summary>
internal sealed class SingleRows(int dimensions) : VectorRows
{
    private readonly List<float[]> _blocks = [];

    public override void Write(int slot, ReadOnlySpan<float> vector)
    {
        while (slot / RowsOfBlock >= _blocks.Count)
            _blocks.Add(new float[RowsOfBlock * dimensions]);
        vector.CopyTo(Row(slot));
    }

    public override void Read(int slot, Span<float> vector) => Row(slot).CopyTo(vector);

    public override VectorComparison CompareWith(ReadOnlySpan<float> asked) => new Comparison(this, asked.ToArray());

    private Span<float> Row(int slot) => _blocks[slot / RowsOfBlock].AsSpan(slot % RowsOfBlock * dimensions, dimensions);

    private sealed class Comparison(SingleRows rows, float[] asked) : VectorComparison
    {
        public override float With(int slot) => TensorPrimitives.Dot(asked, rows.Row(slot));
    }
}
