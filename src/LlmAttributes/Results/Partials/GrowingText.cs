using System.Buffers;
using System.Globalization;

namespace LlmAttributes.Runtime;

/// <summary>
/// The beginning of a text in JSON that is open. It holds what is certain to be the beginning of the whole text, however that is read in the end: nothing of an escape or a surrogate pair
/// that is not whole, and nothing behind what may have to be mended.
/// </summary>
/// <param name="at">The position behind the quote.</param>
internal sealed class GrowingText(int at)
{
    private const int UnitLength = 6;

    private static readonly SearchValues<char> s_special = SearchValues.Create(
        "\"\\\0\u0001\u0002\u0003\u0004\u0005\u0006\u0007\b\t\n\u000B\f\r\u000E\u000F\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001A\u001B\u001C\u001D\u001E\u001F");

    private readonly int _start = at;
    private int _length;
    private bool _isHeld;

    /// <summary>The characters; snapshots share them, and what is behind their own last one does not concern them.</summary>
    public char[] Characters { get; private set; } = new char[64];

    /// <summary>How many characters are certain.</summary>
    public int Length { get; private set; }

    /// <summary>The position up to which the text was taken.</summary>
    public int At { get; private set; } = at;

    /// <summary>Takes what is certain.</summary>
    /// <param name="text">The text of the answer.</param>
    /// <param name="certain">The position up to which the end of the text does not lie.</param>
    /// <returns>Whether there is more than before.</returns>
    public bool Grow(ReadOnlySpan<char> text, int certain)
    {
        while (!_isHeld && At < certain && Take(text[..certain]))
        {
        }

        // Where a quote is missing, what stands before the next property belongs to no text.
        var length = _length;
        while (length > Length && (char.IsWhiteSpace(Characters[length - 1]) || Characters[length - 1] is ',' or ';' or '}' or ']'))
            length--;
        if (length == Length)
            return false;
        Length = length;
        return true;
    }

    /// <returns>Whether something was taken.</returns>
    private bool Take(ReadOnlySpan<char> text)
    {
        var rest = text[At..];
        var plain = rest.IndexOfAny(s_special) is >= 0 and var special ? rest[..special] : rest;
        if (plain.IndexOfAnyInRange('\uD800', '\uDFFF') is >= 0 and var surrogate)
            plain = plain[..surrogate];
        if (!plain.IsEmpty)
            return Add(plain, plain.Length);
        if (rest[0] == '\\')
            return rest.Length > 1 && TakeEscape(text, rest);
        if (char.IsSurrogate(rest[0]) && rest.Length == 1)
            return false;
        return char.IsSurrogate(rest[0]) && char.IsSurrogatePair(rest[0], rest[1]) ? Add(rest[..2], 2) : Hold();
    }

    private bool TakeEscape(ReadOnlySpan<char> text, ReadOnlySpan<char> rest) => rest[1] switch
    {
        '"' or '\\' or '/' => CertainEscapes.IsDrive(text, _start, At) ? Hold() : Add(rest.Slice(1, 1), 2),
        'u' => TakeUnit(rest),
        'n' or 't' or 'r' => CertainEscapes.Is(text, _start, At) switch
        {
            null => false,
            true => Add(rest[1] == 'n' ? "\n" : rest[1] == 't' ? "\t" : "\r", 2),
            _ => Hold(),
        },
        _ => Hold(),
    };

    private bool TakeUnit(ReadOnlySpan<char> rest)
    {
        if (rest.Length < UnitLength)
            return false;
        if (!TryUnit(rest, out var unit))
            return Hold();
        if (!char.IsSurrogate(unit))
            return Add([unit], UnitLength);
        if (rest.Length < 2 * UnitLength)
            return false;
        return TryUnit(rest[UnitLength..], out var low) && char.IsSurrogatePair(unit, low) ? Add([unit, low], 2 * UnitLength) : Hold();
    }

    private static bool TryUnit(ReadOnlySpan<char> text, out char unit)
    {
        var isUnit = ushort.TryParse(text.Slice(2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var number) && text is ['\\', 'u', ..];
        unit = (char)number;
        return isUnit;
    }

    private bool Add(ReadOnlySpan<char> characters, int taken)
    {
        if (Characters.Length - _length < characters.Length)
        {
            var larger = new char[Math.Max(Characters.Length * 2, _length + characters.Length)];
            Characters.AsSpan(0, _length).CopyTo(larger);
            Characters = larger;
        }

        characters.CopyTo(Characters.AsSpan(_length));
        _length += characters.Length;
        At += taken;
        return true;
    }

    private bool Hold()
    {
        _isHeld = true;
        return false;
    }
}
