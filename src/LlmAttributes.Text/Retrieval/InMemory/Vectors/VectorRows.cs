namespace LlmAttributes;

/// <summary>Vectors by slot, read as if they had length 1. Read by many while nobody writes.</summary>
internal abstract class VectorRows
{
    /// <summary>Writes a vector, which makes room where there is none yet.</summary>
    /// <param name="slot">The slot, at most one behind the last.</param>
    /// <param name="vector">The vector, of any length.</param>
    /// <param name="scale">What makes it one of length 1.</param>
    public abstract void Write(int slot, ReadOnlyMemory<float> vector, float scale);

    public abstract void Read(int slot, Span<float> vector);

    /// <summary>Makes ready to compare with a vector of length 1.</summary>
    public abstract VectorComparison CompareWith(ReadOnlySpan<float> asked);

    public static VectorRows Of(VectorPrecision precision, int dimensions) => precision == VectorPrecision.Rounded ? new ByteRows(dimensions) : new SingleRows();
}
