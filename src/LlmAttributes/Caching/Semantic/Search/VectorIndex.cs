using System.Numerics;
using System.Runtime.InteropServices;

namespace LlmAttributes;

/// <summary>Finds the nearest of many vectors by looking at all of them, rounded to bytes. Not thread-safe while it changes.</summary>
internal sealed class VectorIndex
{
    private const int FirstRows = 16;
    private const int MostOnStack = 512;

    private readonly int _dimensions;
    private readonly int _stride;
    private sbyte[] _rows = [];

    public VectorIndex(int dimensions)
    {
        _dimensions = dimensions;
        var lanes = Vector<sbyte>.Count;
        _stride = (dimensions + lanes - 1) / lanes * lanes;
    }

    public int Dimensions => _dimensions;

    public int Count { get; private set; }

    /// <summary>The bytes that one row takes.</summary>
    public int RowBytes => _stride;

    /// <summary>Adds a vector at the end.</summary>
    public void Add(ReadOnlySpan<float> vector)
    {
        if ((Count + 1) * _stride > _rows.Length)
            Array.Resize(ref _rows, Math.Max(FirstRows, Count * 2) * _stride);
        QuantisedVector.Write(vector, _rows.AsSpan(Count * _stride, _stride));
        Count++;
    }

    /// <summary>Removes a row; the last one takes its place.</summary>
    public void RemoveAt(int row)
    {
        Count--;
        if (row != Count)
            _rows.AsSpan(Count * _stride, _stride).CopyTo(_rows.AsSpan(row * _stride, _stride));
    }

    /// <summary>Finds the nearest rows.</summary>
    /// <param name="vector">What they are near to.</param>
    /// <param name="nearest">Receives them, the nearest first.</param>
    /// <returns>How many there are.</returns>
    public int Search(ReadOnlySpan<float> vector, Span<Neighbour> nearest)
    {
        Span<sbyte> query = stackalloc sbyte[MostOnStack];
        query = _stride <= MostOnStack ? query[.._stride] : new sbyte[_stride];
        QuantisedVector.Write(vector, query);
        Span<short> wide = stackalloc short[MostOnStack];
        wide = _stride <= MostOnStack ? wide[.._stride] : new short[_stride];
        for (var i = 0; i < query.Length; i++)
            wide[i] = query[i];
        var asked = MemoryMarshal.Cast<short, Vector<short>>(wide);
        var (found, least) = (0, int.MinValue);
        for (var row = 0; row < Count; row++)
        {
            var product = Product(MemoryMarshal.Cast<sbyte, Vector<sbyte>>(_rows.AsSpan(row * _stride, _stride)), asked);
            if (product <= least && found == nearest.Length)
                continue;
            found = Insert(nearest, found, new(row, product));
            if (found == nearest.Length)
                least = nearest[^1].Product;
        }

        return found;
    }

    private static int Product(ReadOnlySpan<Vector<sbyte>> row, ReadOnlySpan<Vector<short>> asked)
    {
        var sum = Vector<short>.Zero;
        for (var i = 0; i < row.Length && (2 * i) + 1 < asked.Length; i++)
        {
            Vector.Widen(row[i], out var low, out var high);
            sum += (low * asked[2 * i]) + (high * asked[(2 * i) + 1]);
        }

        Vector.Widen(sum, out var lower, out var upper);
        return Vector.Sum(lower + upper);
    }

    private static int Insert(Span<Neighbour> nearest, int found, Neighbour neighbour)
    {
        var at = found < nearest.Length ? found : found - 1;
        while (at > 0 && nearest[at - 1].Product < neighbour.Product)
        {
            nearest[at] = nearest[at - 1];
            at--;
        }

        nearest[at] = neighbour;
        return Math.Min(found + 1, nearest.Length);
    }
}
