namespace LlmAttributes.Runtime;

/// <summary>
/// Finds the end of a value while its text still arrives. Quotes and brackets alone count here; what else is wrong with the value is for the mender. Whether a quote ends its text is
/// told by what follows, so that the end does not depend on how the text was cut into pieces. No character is looked at twice.
/// </summary>
internal sealed class ValueEnd
{
    public const int NotYet = -1;
    public const int TooDeep = -2;

    // Which of the open brackets are those of lists.
    private readonly bool[] _lists = new bool[JsonMender.MaxDepth];
    private int _depth;
    private char _open;
    private bool _isEscaped;
    private int _quote;
    private char _last;
    private bool _hasGap;
    private bool _hasBreak;
    private char _comment;
    private char _before;

    /// <summary>How many characters were looked at, in all.</summary>
    public long Steps { get; private set; }

    /// <summary>The position up to which the text was looked at.</summary>
    public int At { get; private set; }

    /// <summary>The position up to which a text that is still open is certain.</summary>
    public int Certain => _quote >= 0 ? _quote : _isEscaped ? At - 1 : At;

    public void Begin(int at)
    {
        At = at;
        _depth = 0;
        _open = _last = _comment = _before = default;
        _isEscaped = _hasGap = _hasBreak = false;
        _quote = -1;
    }

    /// <summary>Looks at the text that has arrived since.</summary>
    /// <param name="text">The text so far.</param>
    /// <param name="isEnd">Whether no more text comes.</param>
    /// <returns>The position behind the value, <see cref="NotYet"/> or <see cref="TooDeep"/>.</returns>
    public int Find(ReadOnlySpan<char> text, bool isEnd)
    {
        var from = At;
        var end = NotYet;
        while (end == NotYet && At < text.Length)
        {
            var c = text[At];
            if (_quote >= 0)
                end = AfterQuote(c);
            else if (_open != default)
                InText(c);
            else if (_comment != default)
                InComment(c);
            else
                end = Outside(c);
        }

        Steps += At - from;
        return end == NotYet && isEnd && _quote >= 0 && _depth == 0 ? _quote + 1 : end;
    }

    private void InText(char c)
    {
        if (_isEscaped)
            _isEscaped = false;
        else if (c == '\\')
            _isEscaped = true;
        else if (Quotes.Closes(_open, c))
            (_quote, _hasGap, _hasBreak) = (At, false, false);
        At++;
    }

    private int AfterQuote(char c)
    {
        if (char.IsWhiteSpace(c))
        {
            _hasGap = true;
            _hasBreak |= c == '\n';
            At++;
            return NotYet;
        }

        var end = _quote + 1;
        _quote = -1;
        if (!(c is ',' or ':' or ';' or '}' or ']' or '`' || (_hasGap && c is '/' or '#') || (_hasBreak && Quotes.Opens(c)) || (_depth > 0 && c == '=')))
            return NotYet;
        _open = default;
        _last = _before = '"';
        return _depth == 0 ? end : NotYet;
    }

    private void InComment(char c)
    {
        if (_comment == '/' ? c == '\n' : c == '/' && _before == '*')
            _comment = default;
        _before = c;
        At++;
    }

    private int Outside(char c)
    {
        var before = _before;
        _before = c;
        if (char.IsWhiteSpace(c))
        {
            if (_depth == 0 && c == '\n')
                return At;
            _hasGap = true;
            _hasBreak |= c == '\n';
            At++;
            return NotYet;
        }

        if (before == '/' && (c == '*' || (c == '/' && _hasGap)))
            _comment = c;
        else if (Opens(c))
            _open = c;
        else if (c is '{' or '[')
            return Enter(c);
        else if (c is '}' or ']')
            return Leave(isList: c == ']');
        else if (c is ',' or ';' && _depth == 0)
            return At;

        // A slash may begin a comment, which leaves all as it was before it.
        if (c == '/')
            _hasGap |= before is ',' or '{' or '[';
        else if (_comment == default)
            (_last, _hasGap, _hasBreak) = (c, false, false);
        At++;
        return NotYet;
    }

    private int Enter(char c)
    {
        if (_depth == _lists.Length)
            return TooDeep;
        _lists[_depth++] = c == '[';
        _last = c;
        _hasGap = _hasBreak = false;
        At++;
        return NotYet;
    }

    // A bracket without its own kind open is text.
    private int Leave(bool isList)
    {
        if (_depth == 0)
            return At;
        var open = _depth - 1;
        while (open >= 0 && _lists[open] != isList)
            open--;
        if (open >= 0)
            _depth = open;
        _last = isList ? ']' : '}';
        _hasGap = _hasBreak = false;
        At++;
        return _depth == 0 ? At : NotYet;
    }

    // Elsewhere a quote is an apostrophe, or one inside a text that seemed to have ended.
    private bool Opens(char c) =>
        c != '`' && Quotes.Opens(c) && (_last is default(char) or '{' or '[' or ',' or ':' or ';' or '=' or '>' || (c == '"' && _hasBreak));
}
