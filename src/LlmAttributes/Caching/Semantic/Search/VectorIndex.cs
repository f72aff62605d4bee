using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace LlmAttributes;

/// <summary>Finds the nearest of many vectors by looking at all of them, rounded to bytes. Not thread-safe while it changes.</summary>
internal sealed class VectorIndex
{
    private const int FirstRows = 16;
    private const int MostOnStack = 512;
    private const int RowsAtOnce = 4;

    private readonly int _dimensions;
    private readonly int _stride;
    private sbyte[] _rows = [];

    public VectorIndex(int dimensions)
    {
        _dimensions = dimensions;
        _stride = RowOf(dimensions);
    }

    public int Dimensions => _dimensions;

    public int Count { get; private set; }

    /// <summary>The bytes that one row takes.</summary>
    public int RowBytes => _stride;

    /// <summary>The bytes of a row with so many dimensions: whole registers.</summary>
    public static int RowOf(int dimensions)
    {
        var lanes = Math.Max(Vector<sbyte>.Count, Vector256<sbyte>.Count);
        return (dimensions + lanes - 1) / lanes * lanes;
    }

    /// <summary>Adds a vector at the end.</summary>
    public void Add(RoundedVector vector)
    {
        if ((Count + 1) * _stride > _rows.Length)
            Array.Resize(ref _rows, Math.Max(FirstRows, Count * 2) * _stride);
        vector.Bytes.CopyTo(_rows.AsSpan(Count * _stride, _stride));
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
    public int Search(RoundedVector vector, Span<Neighbour> nearest) => Avx2.IsSupported ? SearchSigned(vector.Bytes, nearest) : SearchWidened(vector.Bytes, nearest);

    /// <summary>Finds the nearest rows with what every processor has.</summary>
    internal int SearchWidened(ReadOnlySpan<sbyte> query, Span<Neighbour> nearest)
    {
        Span<short> wide = stackalloc short[MostOnStack];
        wide = _stride <= MostOnStack ? wide[.._stride] : new short[_stride];
        for (var i = 0; i < query.Length; i++)
            wide[i] = query[i];
        var asked = MemoryMarshal.Cast<short, Vector<short>>(wide);
        var best = new NearestRows(nearest);
        for (var row = 0; row < Count; row++)
            best.Offer(row, Product(MemoryMarshal.Cast<sbyte, Vector<sbyte>>(_rows.AsSpan(row * _stride, _stride)), asked));
        return best.Count;
    }

    // The processor multiplies bytes without a sign by bytes with one and adds them in pairs, so the sign of what is asked goes to the row.
    private int SearchSigned(ReadOnlySpan<sbyte> query, Span<Neighbour> nearest)
    {
        Span<byte> sizes = stackalloc byte[MostOnStack];
        sizes = _stride <= MostOnStack ? sizes[.._stride] : new byte[_stride];
        var asked = MemoryMarshal.Cast<byte, Vector256<byte>>(sizes);
        var signs = MemoryMarshal.Cast<sbyte, Vector256<sbyte>>(query);
        for (var i = 0; i < asked.Length && i < signs.Length; i++)
            asked[i] = Avx2.Abs(signs[i]);
        var rows = _rows.AsSpan(0, Count * _stride);
        var best = new NearestRows(nearest);
        var row = 0;
        for (; row + RowsAtOnce <= Count; row += RowsAtOnce)
        {
            var products = SignedProducts(rows.Slice(row * _stride, RowsAtOnce * _stride), sizes, query);
            for (var i = 0; best.MayTake(products) && i < RowsAtOnce; i++)
                best.Offer(row + i, products[i]);
        }

        for (; row < Count; row++)
            best.Offer(row, SignedProduct(MemoryMarshal.Cast<sbyte, Vector256<sbyte>>(rows.Slice(row * _stride, _stride)), asked, signs));
        return best.Count;
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

    // Several rows side by side: what is asked is read once for all of them, and their sums are drawn together at once. All lengths are those of whole registers, so nothing is read beyond an end.
    private static Vector128<int> SignedProducts(ReadOnlySpan<sbyte> rows, ReadOnlySpan<byte> sizes, ReadOnlySpan<sbyte> signs)
    {
        ref var row = ref MemoryMarshal.GetReference(rows);
        ref var size = ref MemoryMarshal.GetReference(sizes);
        ref var sign = ref MemoryMarshal.GetReference(signs);
        var (a, b, c, d) = (Vector256<short>.Zero, Vector256<short>.Zero, Vector256<short>.Zero, Vector256<short>.Zero);
        var stride = (nuint)rows.Length / RowsAtOnce;
        for (nuint i = 0; i < stride; i += (nuint)Vector256<sbyte>.Count)
        {
            var (asked, signed) = (Vector256.LoadUnsafe(ref size, i), Vector256.LoadUnsafe(ref sign, i));
            a += Avx2.MultiplyAddAdjacent(asked, Avx2.Sign(Vector256.LoadUnsafe(ref row, i), signed));
            b += Avx2.MultiplyAddAdjacent(asked, Avx2.Sign(Vector256.LoadUnsafe(ref row, stride + i), signed));
            c += Avx2.MultiplyAddAdjacent(asked, Avx2.Sign(Vector256.LoadUnsafe(ref row, (2 * stride) + i), signed));
            d += Avx2.MultiplyAddAdjacent(asked, Avx2.Sign(Vector256.LoadUnsafe(ref row, (3 * stride) + i), signed));
        }

        return Ssse3.HorizontalAdd(Ssse3.HorizontalAdd(Quarters(a), Quarters(b)), Ssse3.HorizontalAdd(Quarters(c), Quarters(d)));
    }

    private static int SignedProduct(ReadOnlySpan<Vector256<sbyte>> row, ReadOnlySpan<Vector256<byte>> asked, ReadOnlySpan<Vector256<sbyte>> signs)
    {
        var sum = Vector256<short>.Zero;
        for (var i = 0; i < row.Length && i < asked.Length && i < signs.Length; i++)
            sum += Avx2.MultiplyAddAdjacent(asked[i], Avx2.Sign(row[i], signs[i]));
        return Vector128.Sum(Quarters(sum));
    }

    private static Vector128<int> Quarters(Vector256<short> sum)
    {
        var pairs = Avx2.MultiplyAddAdjacent(sum, Vector256.Create((short)1));
        return pairs.GetLower() + pairs.GetUpper();
    }
}
