using System.Globalization;
using System.Text;

namespace LlmAttributes;

/// <summary>Finds the words of a text. Scripts without blanks give pairs of characters that overlap; lone surrogates, controls and marks of direction part words or are left out.</summary>
internal ref struct WordScanner(ReadOnlySpan<char> text)
{
    /// <summary>How many UTF-16 units of a word count; what follows is left out.</summary>
    public const int LongestWord = 64;

    private readonly ReadOnlySpan<char> _text = text;
    private int _next;

    /// <summary>Gets where the word begins.</summary>
    public int Start { get; private set; }

    /// <summary>Gets where the word ends.</summary>
    public int End { get; private set; }

    /// <summary>Gets whether the word is of a script without blanks.</summary>
    public bool IsUnspaced { get; private set; }

    public readonly ReadOnlySpan<char> Word => _text[Start..Math.Min(End, Start + LongestWord)];

    public bool MoveNext()
    {
        while (_next < _text.Length)
        {
            var kind = KindAt(_next, out var length);
            if (kind is Kind.Other or Kind.Joining)
            {
                _next += length;
                continue;
            }

            Start = _next;
            IsUnspaced = kind == Kind.Unspaced;
            return IsUnspaced ? MoveByOne(length) : MoveByWord();
        }

        return false;
    }

    private bool MoveByWord()
    {
        var at = Start;
        while (at < _text.Length && KindAt(at, out var length) is Kind.Word or Kind.Joining)
            at += length;
        (End, _next) = (at, at);
        return true;
    }

    // The last character of a run has been the second of a pair already, unless it is the only one.
    private bool MoveByOne(int length)
    {
        var second = Start + length;
        _next = second;
        if (second >= _text.Length || KindAt(second, out var next) != Kind.Unspaced)
        {
            End = second;
            return true;
        }

        End = second + next;
        if (End >= _text.Length || KindAt(End, out _) != Kind.Unspaced)
            _next = End;
        return true;
    }

    private readonly Kind KindAt(int at, out int length)
    {
        var c = _text[at];
        length = 1;
        if (c < 128)
            return char.IsAsciiLetterOrDigit(c) ? Kind.Word : Kind.Other;
        if (Rune.DecodeFromUtf16(_text[at..], out var rune, out length) != System.Buffers.OperationStatus.Done)
            return Kind.Other;
        if (UnspacedScripts.Has(rune.Value))
            return Rune.IsLetterOrDigit(rune) || IsMark(rune) ? Kind.Unspaced : Kind.Other;
        if (Rune.IsLetterOrDigit(rune) || IsMark(rune))
            return Kind.Word;
        return rune.Value is 0xad or 0x200c or 0x200d ? Kind.Joining : Kind.Other;
    }

    private static bool IsMark(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private enum Kind
    {
        Other,
        Word,
        Unspaced,
        Joining,
    }
}
