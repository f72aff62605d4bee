namespace LlmAttributes;

/// <summary>A vector rounded to bytes, as it is kept and searched for.</summary>
internal sealed class RoundedVector
{
    private readonly sbyte[] _bytes;

    public RoundedVector(ReadOnlySpan<float> vector)
    {
        Dimensions = vector.Length;
        _bytes = new sbyte[VectorIndex.RowOf(vector.Length)];
        QuantisedVector.Write(vector, _bytes);
    }

    public int Dimensions { get; }

    /// <summary>The bytes, with 0 beyond the dimensions up to the length of a row.</summary>
    public ReadOnlySpan<sbyte> Bytes => _bytes;
}
