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
        ulong other = 0;
        for (var i = 0; i < Length; i += Vector128<ushort>.Count)
        {
            var part = Vector128.Create(characters.Slice(i, Vector128<ushort>.Count));
            var folded = part | Vector128.Create((ushort)0x20);
            var letters = Within(folded, 'a', 'z');
            var capitals = Within(part, 'A', 'Z');
            var digits = Within(part, '0', '9');
            var spaces = Vector128.Equals(part, Vector128.Create((ushort)' '));
            var printable = Within(part, ' ', '~');
            _lower |= Bits(letters & ~capitals) << i;
            _upper |= Bits(capitals) << i;
            _digits |= Bits(digits) << i;
            _spaces |= Bits(spaces) << i;
            _symbols |= Bits(printable & ~letters & ~digits & ~spaces) << i;
            other |= Bits(~printable) << i;
        }

        // A second space is indentation, and neither breaks nor other scripts are counted here.
        Usable = BitOperations.TrailingZeroCount(other | (_spaces & (_spaces << 1)) | (_spaces & 1));
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

    private static Vector128<ushort> Within(Vector128<ushort> part, char first, char last) =>
        Vector128.LessThanOrEqual(part - Vector128.Create((ushort)first), Vector128.Create((ushort)(last - first)));

    private static ulong Bits(Vector128<ushort> part) => part.ExtractMostSignificantBits();
}
