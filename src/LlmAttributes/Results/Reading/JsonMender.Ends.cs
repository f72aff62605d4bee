namespace LlmAttributes.Runtime;

/// <summary>Tells the quote that ends a text from quotes inside it, by what follows.</summary>
internal sealed partial class JsonMender
{
    private const int MostClosers = 64;

    /// <summary>Finds the end of a text in quotes.</summary>
    /// <param name="start">The position behind its first quote.</param>
    /// <param name="open">Its first quote.</param>
    /// <param name="isEscaped">Whether its quotes are escaped.</param>
    /// <param name="behind">The position behind its last quote.</param>
    /// <returns>The end of its content; -1 when the text is cut off.</returns>
    private int EndOfString(int start, char open, bool isEscaped, out int behind)
    {
        var quotes = 0;
        var nested = 0;
        for (var i = start; i < _text.Length; i++)
        {
            var c = _text[i];
            if (c == '\\' && i + 1 < _text.Length)
            {
                i++;
                if (isEscaped && _text[i] == '"' && Ends(i + 1, quotes, nested))
                {
                    behind = i + 1;
                    return i - 1;
                }

                continue;
            }

            if (c == '{' && i + 1 < _text.Length && Quotes.Opens(_text[i + 1]))
                nested++;
            else if (c == '}')
                nested = Math.Max(0, nested - 1);
            if (c != '"' && !Quotes.Closes(open, c))
                continue;
            if (Quotes.Closes(open, c) && Ends(i + 1, quotes, nested))
            {
                behind = i + 1;
                return i;
            }

            if (BeginsNext(i, start))
            {
                Note(LlmRepairKind.Quotes, null, "\"");
                behind = i;
                return _text.AsSpan(0, i).TrimEnd().TrimEnd(',').TrimEnd().Length is var end && end > start ? end : start;
            }

            quotes++;
        }

        return EndBeforeClosers(start, out behind);
    }

    /// <summary>Whether a quote ends its text.</summary>
    /// <param name="at">The position behind it.</param>
    /// <param name="quotes">How many quotes the text has inside.</param>
    /// <param name="nested">How many objects the text has open inside.</param>
    private bool Ends(int at, int quotes, int nested)
    {
        var from = at;
        at = SkipSpaceAndComments(at);
        if (at == _text.Length)
            return quotes == 0;
        var isInList = _levels[_depth - 1].IsList;
        switch (_text[at])
        {
            case ',' or ';':
                return isInList ? BeginsItem(at + 1, quotes) : EndsMember(at + 1, nested == 0, quotes);
            case '}' or ']':
                return EndsWell(at, quotes);
            case '`':
                return IsFence(at);
            case '.' when SkipSpace(at + 1) is var next && next < _text.Length && _text[next] is '}' or ']':
                return EndsWell(next, quotes);
            default:
                return EndsWithoutComma(at, _text.AsSpan(from, at - from), isInList, quotes, nested);
        }
    }

    private bool EndsWithoutComma(int at, ReadOnlySpan<char> gap, bool isInList, int quotes, int nested)
    {
        if (gap.IsEmpty)
            return false;
        var isBroken = gap.Contains('\n');
        if (isInList)
            return quotes == 0 && (_text[at] == '"' || (isBroken && BeginsItem(at, quotes)));
        if (_levels[_depth - 1].IsImplied && isBroken)
            return true;
        return TryPeekName(at, out var name, out _, out var isQuoted) && (_names.Contains(_text.AsSpan(name)) || (isQuoted && nested == 0 && isBroken));
    }

    /// <summary>Whether another member, or the end of the object, follows a comma.</summary>
    private bool EndsMember(int at, bool isPlain, int quotes)
    {
        at = SkipSpaceAndComments(at);
        while (at < _text.Length && _text[at] == ',')
            at = SkipSpaceAndComments(at + 1);
        if (at == _text.Length)
            return quotes == 0;
        if (_text[at] is '}' or ']')
            return EndsWell(at, quotes);
        if (!TryPeekName(at, out var name, out _, out var isQuoted))
            return false;
        if (_names.Contains(_text.AsSpan(name)))
            return true;
        return isPlain && (isQuoted || _levels[_depth - 1].HasBareNames || _text.AsSpan(0, at).TrimEnd(" \t").EndsWith("\n"));
    }

    private bool BeginsItem(int at, int quotes)
    {
        at = SkipSpaceAndComments(at);
        while (at < _text.Length && _text[at] == ',')
            at = SkipSpaceAndComments(at + 1);
        if (at == _text.Length)
            return quotes == 0;
        var c = _text[at];
        if (c is ']' or '}')
            return EndsWell(at, quotes);
        if (Quotes.Opens(c) || char.IsAsciiDigit(c) || c is '-' or '{' or '[')
            return true;
        var end = at;
        while (end < _text.Length && char.IsAsciiLetter(_text[end]) && end - at < 10)
            end++;
        var word = _text.AsSpan(at, end - at);
        return word is "true" or "false" or "null" || Literal(word) is not null;
    }

    /// <summary>Whether brackets fit what is open, and what follows them fits as well.</summary>
    private bool EndsWell(int at, int quotes)
    {
        var depth = _depth;
        for (var i = 0; i < MostClosers; i++)
        {
            at = SkipSpaceAndComments(at);
            if (at == _text.Length)
                return true;
            var c = _text[at];
            if (c is '}' or ']')
            {
                var open = depth - 1;
                while (open >= 0 && _levels[open].IsList != (c == ']'))
                    open--;
                if (open < 0 && depth > 0)
                    return false;
                depth = Math.Max(0, open);
                at++;
                continue;
            }

            if (depth == 0)
                return !(c is ',' or ':' || Quotes.Opens(c)) || IsFence(at);
            if (c == ',')
                return FollowsComma(at, _levels[depth - 1].IsList, quotes);
            if (IsFence(at))
                return true;

            // The comma is missing.
            if (!char.IsWhiteSpace(_text[at - 1]))
                return false;
            return _levels[depth - 1].IsList ? BeginsItem(at, quotes) : TryPeekName(at, out var name, out _, out var isQuoted) && (isQuoted || _names.Contains(_text.AsSpan(name)));
        }

        return true;
    }

    private bool FollowsComma(int at, bool isInList, int quotes)
    {
        while (at < _text.Length && _text[at] == ',')
            at = SkipSpaceAndComments(at + 1);
        return isInList ? BeginsItem(at, quotes) : TryPeekName(at, out _, out _, out _) || FollowsCloser(at);
    }

    private bool FollowsCloser(int at)
    {
        at = SkipSpace(at);
        return at == _text.Length || _text[at] is '}' or ']';
    }

    /// <summary>Whether a quote inside a text begins the next member, so that the text lacks its last quote.</summary>
    private bool BeginsNext(int at, int start)
    {
        if (_levels[_depth - 1].IsList || _text[at] != '"')
            return false;
        var before = at - 1;
        while (before > start && _text[before] is ' ' or '\t' or '\r')
            before--;
        return before > start && _text[before] == '\n' && TryPeekQuotedName(at, out var name, out _)
            && _names.Contains(_text.AsSpan(name)) && !_text.AsSpan(name).SequenceEqual(_text.AsSpan(_levels[_depth - 1].Name));
    }

    /// <summary>The end of a text whose last quote is missing, though its object is closed on a line of its own.</summary>
    private int EndBeforeClosers(int start, out int behind)
    {
        behind = _text.Length;
        var end = _text.Length;
        var closers = 0;
        var isFenced = false;
        while (true)
        {
            end = _text.AsSpan(0, end).TrimEnd().Length;
            if (end - 3 >= start && closers == 0 && !isFenced && IsFence(end - 3))
                (isFenced, end) = (true, end - 3);
            else if (end > start && _text[end - 1] is '}' or ']' && closers < _depth)
                (closers, end) = (closers + 1, end - 1);
            else
                break;
            behind = end;
        }

        if ((closers == 0 && !isFenced) || _text.AsSpan(end, behind - end).IndexOf('\n') < 0)
            return -1;
        Note(LlmRepairKind.Quotes, null, "\"");
        return Math.Max(start, end);
    }

    private int SkipSpaceAndComments(int at)
    {
        at = SkipSpace(at);
        while (at < _text.Length && _text[at] is '/' or '#' && TryComment(at, LongestName, out var behind))
            at = SkipSpace(behind);
        return at;
    }
}
