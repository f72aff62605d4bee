namespace LlmAttributes.Runtime;

/// <summary>Walks the members of an object while its text still arrives.</summary>
internal sealed class MemberScan
{
    private const int LongestName = 128;

    // A name, its colon and the white space around them are looked at again with each piece of text.
    private const int LongestMember = 4 * LongestName;

    private Filler _filler;
    private bool _isInValue;
    private int _at;
    private long _steps;

    /// <summary>How many characters were looked at, in all.</summary>
    public long Steps => _steps + Value.Steps;

    /// <summary>The current value.</summary>
    public ValueEnd Value { get; } = new();

    public Range Name { get; private set; }

    public int ValueStart { get; private set; }

    public int ValueStop { get; private set; }

    /// <summary>How many names were read.</summary>
    public int Count { get; private set; }

    /// <summary>The position up to which the text was looked at.</summary>
    public int At => _isInValue ? Value.At : _at;

    /// <summary>Enters an object.</summary>
    /// <param name="brace">The position of its brace.</param>
    public void Begin(int brace)
    {
        Count = 0;
        Resume(brace + 1);
    }

    /// <summary>Goes on behind a value that somebody else has read.</summary>
    /// <param name="at">The position behind it.</param>
    public void Resume(int at)
    {
        _at = at;
        _isInValue = false;
        _filler = default;
    }

    /// <summary>Goes on until something happens.</summary>
    /// <param name="text">The text so far.</param>
    /// <param name="isEnd">Whether no more text comes.</param>
    public MemberEvent Next(ReadOnlySpan<char> text, bool isEnd)
    {
        var from = _at;
        var happened = _isInValue ? InValue(text, isEnd) : BeforeValue(text, isEnd);
        _steps += Math.Max(0, _at - from);
        return happened;
    }

    private MemberEvent InValue(ReadOnlySpan<char> text, bool isEnd)
    {
        var end = Value.Find(text, isEnd);
        if (end < 0)
            return end == ValueEnd.TooDeep ? MemberEvent.Broken : MemberEvent.More;
        ValueStop = end;
        Resume(end);
        return MemberEvent.Ends;
    }

    private MemberEvent BeforeValue(ReadOnlySpan<char> text, bool isEnd)
    {
        if (!_filler.Skip(text, ref _at, isEnd))
            return MemberEvent.More;
        if (text[_at] == '}')
        {
            _at++;
            return MemberEvent.Closed;
        }

        var behind = BehindName(text, out var name);
        if (behind < 0)
            return MemberEvent.Broken;
        while (behind < text.Length && char.IsWhiteSpace(text[behind]) && behind - _at < LongestMember)
            behind++;
        if (behind - _at >= LongestMember)
            return MemberEvent.Broken;
        if (behind == text.Length)
            return MemberEvent.More;
        Name = name;
        Count++;
        _at = ValueStart = behind;
        Value.Begin(behind);
        _isInValue = true;
        return MemberEvent.Begins;
    }

    /// <summary>The position behind a name and its colon, the end of the text when both may still come, or -1.</summary>
    private int BehindName(ReadOnlySpan<char> text, out Range name)
    {
        var open = text[_at];
        var isQuoted = open != '`' && Quotes.Opens(open);
        var at = isQuoted ? _at + 1 : _at;
        var limit = Math.Min(text.Length, at + LongestName);
        while (at < limit && (isQuoted ? !Quotes.Closes(open, text[at]) && text[at] is not ('\n' or '\r') : IsBare(text[at])))
            at++;
        _steps += at - _at;
        name = (isQuoted ? _at + 1 : _at)..at;
        if (at == limit)
            return limit == text.Length && at - _at <= LongestName ? text.Length : -1;
        if (at == _at || (isQuoted && !Quotes.Closes(open, text[at++])))
            return -1;
        limit = Math.Min(text.Length, at + LongestName);
        while (at < limit && char.IsWhiteSpace(text[at]))
            at++;
        if (at == limit)
            return limit == text.Length ? text.Length : -1;
        return text[at] == ':' ? at + 1 : text[at] == '=' ? BehindArrow(text, at + 1) : -1;
    }

    private static int BehindArrow(ReadOnlySpan<char> text, int at) => at < text.Length && text[at] == '>' ? at + 1 : at;

    private static bool IsBare(char c) => char.IsLetterOrDigit(c) || c is '_' or '$' or '-';
}
