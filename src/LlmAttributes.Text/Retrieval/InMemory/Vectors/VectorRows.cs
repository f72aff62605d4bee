namespace LlmAttributes;

/// <summary>Vectors of length 1 by slot, in blocks that never move. Read by many while nobody writes.</summary>
internal abstract class VectorRows
{
    protected const int RowsOfBlock = 4_096;

    /// <summary>Writes a vector, which makes room where there is none yet.</summary>
    public abstract void Write(int slot, ReadOnlySpan<float> vector);

    public abstract void Read(int slot, Span<float> vector);

    /// <summary>Makes ready to compare with a vector of length 1.</summary>
    public abstract VectorComparison CompareWith(ReadOnlySpan<float> asked);

    public static VectorRows Of(VectorPrecision precision, int dimensions) => precision == VectorPrecision.Rounded ? new ByteRows(dimensions) : new SingleRows(dimensions);
}
