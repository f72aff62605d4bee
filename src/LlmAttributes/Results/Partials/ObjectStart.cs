namespace LlmAttributes.Runtime;

/// <summary>Finds the first object in a text that has a property of a type, while the text still arrives.</summary>
internal sealed class ObjectStart(JsonNames names)
{
    private readonly MemberScan _members = new();
    private readonly ValueEnd _foreign = new();
    private bool _isInObject;
    private bool _isForeign;
    private int _at;
    private long _steps;

    /// <summary>The position of its brace.</summary>
    public int At { get; private set; }

    /// <summary>How many characters were looked at, in all.</summary>
    public long Steps => _steps + _members.Steps + _foreign.Steps;

    /// <summary>Looks at the text that has arrived since.</summary>
    /// <param name="text">The text so far.</param>
    /// <returns>Whether the object was found.</returns>
    public bool Find(ReadOnlySpan<char> text)
    {
        while (!_isForeign || TryPass(text))
        {
            if (!_isInObject && !TryEnter(text))
                return false;
            if (_isForeign)
                continue;
            switch (_members.Next(text, isEnd: false))
            {
                case MemberEvent.Begins when names.Find(text[_members.Name]) >= 0:
                    return true;
                case MemberEvent.More:
                    return false;
                case MemberEvent.Closed:
                    Leave(_members.At);
                    break;
                case MemberEvent.Broken:
                    // What stands in braces and is no object may hold some.
                    Pass();
                    break;
            }
        }

        return false;
    }

    private bool TryEnter(ReadOnlySpan<char> text)
    {
        var from = _at;
        while (!_isInObject && text[_at..].IndexOf('{') is >= 0 and var found)
        {
            At = _at + found;
            _at = At + 1;

            // \{ is LaTeX.
            _isInObject = At == 0 || text[At - 1] != '\\';
        }

        if (!_isInObject)
            _at = text.Length;
        else if (IsPart(text[..At].TrimEnd()))
            Pass();
        else
            _members.Begin(At);
        _steps += _at - from;
        return _isInObject;
    }

    // Behind a name, a comma or a bracket it is a part of something else, which has lost its beginning or is a list.
    private static bool IsPart(ReadOnlySpan<char> before) => before is [.., ',' or '['] or [.., '"', ':'];

    private void Pass()
    {
        _isForeign = true;
        _foreign.Begin(At);
    }

    private bool TryPass(ReadOnlySpan<char> text)
    {
        var end = _foreign.Find(text, isEnd: false);
        if (end < 0)
            return false;
        _isForeign = false;
        Leave(end);
        return true;
    }

    private void Leave(int at)
    {
        _at = at;
        _isInObject = false;
    }
}
