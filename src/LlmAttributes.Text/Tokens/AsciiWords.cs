using System.Text;

namespace LlmAttributes;

/// <summary>
/// Cuts words as the patterns of <c>o200k_base</c> and <c>cl100k_base</c> do, where ASCII alone decides: tokens never reach over such a cut, so words are counted one by one.
/// </summary>
/// <param name="partsCapitals">Whether a capital behind a small letter begins a word, and an ending such as <c>'s</c> belongs to its word, as in <c>o200k_base</c>.</param>
internal sealed class AsciiWords(bool partsCapitals)
{
    private const int MostDigits = 3;

    // Behind this much ASCII a text that began otherwise is worth looking at word by word again.
    private const int LeastRun = 32;

    private static readonly AsciiClass[] s_classes = [.. Enumerable.Range(0, 128).Select(static c => ClassOf((char)c))];

    /// <summary>Finds the end of a word.</summary>
    /// <param name="text">The text.</param>
    /// <param name="at">Where a word begins.</param>
    /// <returns>Where the next begins; -1 when a character beyond ASCII has a say.</returns>
    public int EndOf(ReadOnlySpan<char> text, int at)
    {
        var first = At(text, at);
        switch (first)
        {
            case AsciiClass.Unknown:
                return -1;
            case AsciiClass.Capital or AsciiClass.Small:
                return EndOfLetters(text, at);
            case AsciiClass.Digit:
                return EndOfDigits(text, at);
            case AsciiClass.LineEnd:
                return EndOfSpace(text, at);
        }

        switch (At(text, at + 1))
        {
            case AsciiClass.Unknown:
                return -1;
            case AsciiClass.Capital or AsciiClass.Small:
                return !partsCapitals && text[at] == '\'' && EndingAt(text, at) is > 0 and var ending ? at + ending : EndOfLetters(text, at + 1);
            case AsciiClass.Sign when text[at] == ' ':
                return EndOfSigns(text, at + 1);
        }

        return first == AsciiClass.Sign ? EndOfSigns(text, at) : EndOfSpace(text, at);
    }

    /// <summary>Finds where words can be told by ASCII again.</summary>
    /// <param name="text">The text.</param>
    /// <param name="at">Where a word begins that they cannot.</param>
    /// <returns>Where every pattern begins a word; the length of the text when there is no such place.</returns>
    public static int EndOfOther(ReadOnlySpan<char> text, int at)
    {
        for (var i = at + 1; i < text.Length; i++)
        {
            if (text[i] < 128 && StreamingTokenCounter.IsCut(text[i - 1], text[i]) && Ascii.IsValid(text.Slice(i, Math.Min(LeastRun, text.Length - i))))
                return i;
        }

        return text.Length;
    }

    private static AsciiClass ClassOf(char c) => c switch
    {
        '\0' => AsciiClass.Unknown,
        '\r' or '\n' => AsciiClass.LineEnd,
        ' ' or '\t' or '\v' or '\f' => AsciiClass.Blank,
        _ when char.IsAsciiLetterUpper(c) => AsciiClass.Capital,
        _ when char.IsAsciiLetterLower(c) => AsciiClass.Small,
        _ when char.IsAsciiDigit(c) => AsciiClass.Digit,
        _ => AsciiClass.Sign,
    };

    private static AsciiClass At(ReadOnlySpan<char> text, int at)
    {
        if ((uint)at >= (uint)text.Length)
            return AsciiClass.None;
        var classes = s_classes;
        return text[at] < classes.Length ? classes[text[at]] : AsciiClass.Unknown;
    }

    private int EndOfLetters(ReadOnlySpan<char> text, int at)
    {
        while (At(text, at) == AsciiClass.Capital)
            at++;
        var next = At(text, at);
        while (next == AsciiClass.Small || (!partsCapitals && next == AsciiClass.Capital))
            next = At(text, ++at);
        if (next == AsciiClass.Unknown)
            return -1;
        if (!partsCapitals || next != AsciiClass.Sign || text[at] != '\'')
            return at;
        return At(text, at + 1) == AsciiClass.Unknown ? -1 : at + EndingAt(text, at);
    }

    private static int EndOfDigits(ReadOnlySpan<char> text, int at)
    {
        var most = at + MostDigits;
        while (at < most && At(text, at) == AsciiClass.Digit)
            at++;
        return at < most && At(text, at) == AsciiClass.Unknown ? -1 : at;
    }

    private int EndOfSigns(ReadOnlySpan<char> text, int at)
    {
        while (At(text, at) == AsciiClass.Sign)
            at++;
        if (At(text, at) == AsciiClass.Unknown)
            return -1;
        while (At(text, at) == AsciiClass.LineEnd || (partsCapitals && at < text.Length && text[at] == '/'))
            at++;
        return at;
    }

    // Up to the last line end; else the last blank belongs to the word behind it.
    private static int EndOfSpace(ReadOnlySpan<char> text, int start)
    {
        var (at, behindLine) = (start, 0);
        for (var next = At(text, at); next is AsciiClass.Blank or AsciiClass.LineEnd; next = At(text, at))
        {
            at++;
            if (next == AsciiClass.LineEnd)
                behindLine = at;
        }

        if (At(text, at) == AsciiClass.Unknown)
            return -1;
        if (behindLine > 0)
            return behindLine;
        return at == text.Length || at - start == 1 ? at : at - 1;
    }

    // The length of an ending with its apostrophe: 's, 't, 'm, 'd, 're, 've, 'll.
    private static int EndingAt(ReadOnlySpan<char> text, int at)
    {
        if (at + 1 >= text.Length)
            return 0;
        var first = text[at + 1] | 0x20;
        if (first is 's' or 't' or 'm' or 'd')
            return 2;
        if (at + 2 >= text.Length)
            return 0;
        return (first, text[at + 2] | 0x20) is ('r', 'e') or ('v', 'e') or ('l', 'l') ? 3 : 0;
    }
}
