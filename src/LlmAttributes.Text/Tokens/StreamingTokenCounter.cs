using System.Globalization;

namespace LlmAttributes;

/// <summary>Counts a text that comes in pieces, without counting again what is settled. Not thread-safe.</summary>
/// <param name="counter">Counts as the model does.</param>
/// <remarks>
/// A text is settled up to where every tokenizer cuts it, whatever follows: between a letter and what is no letter. With an exact counter the count of the pieces so far is
/// that of their text as a whole, at any moment.
/// </remarks>
public sealed class StreamingTokenCounter(ITokenCounter counter)
{
    // Below this length settling costs more than it saves.
    private const int LeastSettled = 256;

    private readonly ITokenCounter _counter = counter ?? throw new ArgumentNullException(nameof(counter));
    private char[] _open = new char[2 * LeastSettled];
    private int _length;
    private TokenCount _settled = TokenCount.Exact(0);
    private TokenCount? _whole;

    /// <summary>Gets the count of all pieces so far.</summary>
    public TokenCount Count => _whole ??= _length == 0 ? _settled : _settled + _counter.Count(_open.AsSpan(0, _length));

    /// <summary>Adds a piece.</summary>
    /// <param name="piece">The piece; it may begin and end anywhere, even within a character.</param>
    public void Append(ReadOnlySpan<char> piece)
    {
        if (piece.IsEmpty)
            return;
        _whole = null;
        if (_length + piece.Length > _open.Length)
            Array.Resize(ref _open, Math.Max(2 * _open.Length, _length + piece.Length));
        piece.CopyTo(_open.AsSpan(_length));
        var from = Math.Max(1, _length);
        _length += piece.Length;
        if (_length >= LeastSettled)
            Settle(from);
    }

    /// <summary>Begins anew.</summary>
    public void Reset()
    {
        _length = 0;
        _settled = TokenCount.Exact(0);
        _whole = null;
    }

    private void Settle(int from)
    {
        for (var i = _length - 1; i >= from; i--)
        {
            if (!IsCut(_open[i - 1], _open[i]))
                continue;
            _settled += _counter.Count(_open.AsSpan(0, i));
            _open.AsSpan(i, _length - i).CopyTo(_open);
            _length -= i;
            return;
        }
    }

    // An apostrophe may begin an ending such as 's; marks belong to their letter; half a character is none.
    internal static bool IsCut(char last, char next) =>
        char.IsLetter(last) && !char.IsLetter(next) && next != '\'' && !char.IsSurrogate(next)
        && char.GetUnicodeCategory(next) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark);
}
