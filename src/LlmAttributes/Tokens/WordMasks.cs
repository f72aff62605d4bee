using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace LlmAttributes;

/// <summary>The kinds of 64 characters as bits, the first character lowest: what words they make is then counted without looking at each.</summary>
/// <remarks>The first character begins a word: before it stands a space.</remarks>
internal readonly ref struct WordMasks
{
    /// <summary>How many characters are read at once.</summary>
    public const int Length = 64;

    private readonly ulong _lower;
    private readonly ulong _upper;
    private readonly ulong _digits;
    private readonly ulong _symbols;
    private readonly ulong _spaces;

    /// <summary>Reads the kinds.</summary>
    /// <param name="text">The characters, <see cref="Length"/> of them.</param>
    public WordMasks(ReadOnlySpan<char> text)
    {
        var characters = MemoryMarshal.Cast<char, ushort>(text);
        var (lower, upper, digits, symbols, spaces, other) = (0UL, 0UL, 0UL, 0UL, 0UL, 0UL);
        for (var i = 0; i < Length; i += Vector128<byte>.Count)
        {
            var part = Vector128.Narrow(Bounded(characters, i), Bounded(characters, i + Vector128<ushort>.Count));
            var letter = Within(part | Vector128.Create((byte)0x20), 'a', 'z');
            var capital = Within(part, 'A', 'Z');
            var digit = Within(part, '0', '9');
            var space = Vector128.Equals(part, Vector128.Create((byte)' '));
            var printable = Within(part, ' ', '~');
            lower |= Bits(letter & ~capital) << i;
            upper |= Bits(capital) << i;
            digits |= Bits(digit) << i;
            spaces |= Bits(space) << i;
            symbols |= Bits(printable & ~(letter | digit | space)) << i;
            other |= Bits(~printable) << i;
        }

        (_lower, _upper, _digits, _symbols, _spaces) = (lower, upper, digits, symbols, spaces);

        // A second space is indentation, and neither breaks nor other scripts are counted here.
        Usable = BitOperations.TrailingZeroCount(other | (spaces & (spaces << 1)) | (spaces & 1));
    }

    private WordMasks(WordMasks all, ulong mask)
    {
        _lower = all._lower & mask;
        _upper = all._upper & mask;
        _digits = all._digits & mask;
        _symbols = all._symbols & mask;
        _spaces = all._spaces & mask;
        Usable = all.Usable;
    }

    /// <summary>How many characters come before one that is not counted here.</summary>
    public int Usable { get; }

    /// <summary>How many characters there are up to the last space that one word or sign follows, with that space.</summary>
    public int UpToLastSpace
    {
        get
        {
            // What follows the last of them is not known to be no space, so that it does not count.
            var spaces = Usable < 2 ? 0 : _spaces & (ulong.MaxValue >> (Length - Usable + 1));
            return Length - BitOperations.LeadingZeroCount(spaces);
        }
    }

    public int Words => BitOperations.PopCount(Begins);

    public int SymbolRuns => BitOperations.PopCount(_symbols & ~(_symbols << 1));

    public int FurtherSymbols => BitOperations.PopCount(_symbols & (_symbols << 1));

    private ulong Letters => _lower | _upper;

    // A capital begins a word, also inside a name.
    private ulong Begins => Letters & (~(Letters << 1) | (_upper & (_lower << 1)));

    /// <summary>The first characters alone.</summary>
    public WordMasks First(int count) => new(this, count >= Length ? ulong.MaxValue : (1UL << count) - 1);

    /// <summary>How many letters stand behind the first ones of their words.</summary>
    public int LettersBeyond(int first)
    {
        // A letter that follows as many that follow others.
        var following = Letters & ~Begins;
        var beyond = following;
        for (var i = 1; i < first; i++)
            beyond &= following << i;
        return BitOperations.PopCount(beyond);
    }

    /// <summary>How many groups of digits there are; the last of a number may be smaller.</summary>
    public int DigitGroups(int size)
    {
        var groups = 0;
        for (var digits = _digits; digits != 0;)
        {
            digits >>= BitOperations.TrailingZeroCount(digits);
            var length = BitOperations.TrailingZeroCount(~digits);
            groups += (length + size - 1) / size;
            digits = length >= Length ? 0 : digits >> length;
        }

        return groups;
    }

    // What is no byte is no kind of these either.
    private static Vector128<ushort> Bounded(ReadOnlySpan<ushort> characters, int start) =>
        Vector128.Min(Vector128.Create(characters.Slice(start, Vector128<ushort>.Count)), Vector128.Create((ushort)byte.MaxValue));

    private static Vector128<byte> Within(Vector128<byte> part, char first, char last) =>
        Vector128.LessThanOrEqual(part - Vector128.Create((byte)first), Vector128.Create((byte)(last - first)));

    private static ulong Bits(Vector128<byte> part) => part.ExtractMostSignificantBits();
}
