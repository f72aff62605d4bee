using System.Net;

namespace LlmAttributes;

/// <summary>What is read of a page of HTML. Each character has a place of its own in the page, behind that of the character before, so that what is cut here can be cut there.</summary>
internal sealed class HtmlText
{
    private const int LongestEntity = 32;

    private char[] _text = [];
    private int[] _places = [];
    private int _pageLength;
    private int _mark;
    private int _markEnd;

    /// <summary>Gets how long it is.</summary>
    public int Length { get; private set; }

    /// <summary>Gets the text; it is overwritten with that of the next page.</summary>
    public ReadOnlyMemory<char> Text => _text.AsMemory(0, Length);

    /// <summary>Begins a page, which is never shorter than what is read of it.</summary>
    public void Begin(int pageLength)
    {
        if (_text.Length < pageLength)
            (_text, _places) = (new char[pageLength], new int[pageLength]);
        (Length, _pageLength, _mark, _markEnd) = (0, pageLength, 0, -1);
    }

    /// <summary>Finds where the page is cut when the text is cut.</summary>
    public int PlaceOf(int at) => at == Length ? _pageLength : at == 0 ? 0 : _places[at - 1] + 1;

    /// <summary>Adds text, with its entities decoded.</summary>
    /// <param name="page">The page.</param>
    /// <param name="start">Where the text begins.</param>
    /// <param name="end">Behind its end.</param>
    /// <param name="hasBlanks">Whether each blank and line break counts.</param>
    /// <returns>Whether it has more than blanks.</returns>
    public bool Add(ReadOnlySpan<char> page, int start, int end, bool hasBlanks)
    {
        var hasText = false;
        for (var at = start; at < end;)
        {
            var c = page[at];
            if (c == '&' && TryDecode(page[at..end], out var decoded, out var length))
            {
                at += length;
                for (var i = 0; i < decoded.Length; i++)
                    hasText |= Add(decoded[i], at - decoded.Length + i, hasBlanks);
                continue;
            }

            hasText |= Add(c, at++, hasBlanks);
        }

        return hasText;
    }

    /// <summary>Adds literal text.</summary>
    public bool AddLiteral(ReadOnlySpan<char> page, int start, int end)
    {
        var hasText = false;
        for (var at = start; at < end; at++)
            hasText |= Add(page[at], at, hasBlanks: false);
        return hasText;
    }

    /// <summary>Ends a line, or a word, unless it has ended.</summary>
    public void Break(HtmlTag tag, bool isLine)
    {
        if (Length == 0 || Length == _markEnd || _text[Length - 1] == '\n')
            return;
        if (_text[Length - 1] == ' ')
        {
            _text[Length - 1] = isLine ? '\n' : ' ';
            return;
        }

        Append(isLine ? '\n' : ' ', PlaceIn(tag, _places[Length - 1]));
    }

    /// <summary>Adds the mark of an item or a cell.</summary>
    public void Mark(ReadOnlySpan<char> mark, HtmlTag tag)
    {
        _mark = Length;
        for (var i = 0; i < mark.Length; i++)
            Append(mark[i], tag.End - mark.Length + i);
        _markEnd = Length;
    }

    /// <summary>Adds the mark between two cells.</summary>
    public void Separate(HtmlTag tag)
    {
        if (Length > 0 && _text[Length - 1] == ' ')
            Length--;
        Mark(Length == 0 || _text[Length - 1] == '\n' ? "| " : " | ", tag);
    }

    /// <summary>Takes a mark away behind which nothing stands.</summary>
    public void Unmark()
    {
        if (Length == _markEnd)
            (Length, _markEnd) = (_mark, -1);
    }

    /// <summary>Lets a tag, or blanks, that follow the last character at once belong to it.</summary>
    public void Extend(int start, int end)
    {
        if (Length > 0 && _places[Length - 1] == start - 1)
            _places[Length - 1] = end - 1;
    }

    // A tag that begins something belongs to what follows, where there is any place before it; the end of an item's tag is for its mark.
    private static int PlaceIn(HtmlTag tag, int last)
    {
        if (!tag.IsEnd && last < tag.Start - 1)
            return tag.Start - 1;
        return !tag.IsEnd && tag.Element == HtmlElement.Item ? tag.Start : tag.End - 1;
    }

    private bool Add(char c, int place, bool hasBlanks)
    {
        var isBlank = c is ' ' or '\n' or '\r' or '\t' or '\f' or '\u00a0';
        if (!isBlank || hasBlanks)
            Append(c, place);
        else if (Length == 0 || _text[Length - 1] is ' ' or '\n')
            Extend(place, place + 1);
        else
            Append(' ', place);
        return !isBlank;
    }

    private void Append(char c, int place)
    {
        _text[Length] = c;
        _places[Length++] = place;
    }

    private static bool TryDecode(ReadOnlySpan<char> text, out string decoded, out int length)
    {
        length = text[..Math.Min(text.Length, LongestEntity)].IndexOf(';') + 1;
        decoded = "";
        if (length < 3 || text[1..length].ContainsAny(' ', '&'))
            return false;
        var entity = text[..length].ToString();
        decoded = WebUtility.HtmlDecode(entity);
        return decoded.Length < length;
    }
}
