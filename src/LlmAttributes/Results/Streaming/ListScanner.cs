namespace LlmAttributes.Runtime;

/// <summary>
/// Finds the items of a list while the text of the answer still arrives: in a fence, behind prose, in an object around it, or as objects one after the other. What it finds depends on
/// the text alone, not on the pieces that it came in.
/// </summary>
internal sealed class ListScanner(ItemForm form)
{
    private const int MaxNesting = 8;
    private const int LookBack = 64;

    private readonly TextWindow _window = new();
    private readonly ValueEnd _item = new();
    private readonly MemberScan _members = new();

    // The objects that stand around the list, or are its first item: which one it is, their members tell.
    private readonly int[] _roots = new int[MaxNesting];
    private int _nesting;
    private bool _isDeciding;
    private Filler _filler;
    private Place _place;
    private int _at;
    private int _start;
    private int _end;
    private bool _isLine;
    private bool _isWrapped;
    private long _steps;

    private enum Place
    {
        Prose,
        Object,
        List,
        Item,
        Behind,
    }

    /// <summary>How many items were found.</summary>
    public int Count { get; private set; }

    /// <summary>Whether a list was found, be it empty.</summary>
    public bool HasList { get; private set; }

    /// <summary>Whether the items stand one after the other without a list around them.</summary>
    public bool HasLines { get; private set; }

    /// <summary>What stands before the list and is no part of it: a fence or other text.</summary>
    public LlmRepairKind? Before { get; private set; }

    /// <summary>How many characters were looked at, in all.</summary>
    public long Steps => _steps + _item.Steps + _members.Steps;

    /// <summary>The item that was found last; of one that is cut off, what there is of it.</summary>
    public ReadOnlySpan<char> Item => _window.Text[Math.Min(_start, _window.Text.Length)..Math.Max(_start, _end)];

    /// <summary>The text so far; whole as long as there is no item.</summary>
    public ReadOnlySpan<char> Text => _window.Text;

    public void Add(ReadOnlySpan<char> text)
    {
        if (_place != Place.Behind)
            _window.Add(text);
    }

    /// <summary>Looks for the next item.</summary>
    /// <param name="isEnd">Whether no more text comes.</param>
    public ScanOutcome Next(bool isEnd)
    {
        // What stands before a bracket tells what it is.
        if (Count > 0 && _place is Place.Prose or Place.List)
            _at -= _window.Drop(Math.Max(0, _at - LookBack));
        while (true)
        {
            var from = _at;
            var outcome = _place switch
            {
                Place.Prose => InProse(isEnd),
                Place.Object => InObject(isEnd),
                Place.List => InList(isEnd),
                Place.Item => InItem(isEnd),
                _ => ScanOutcome.End,
            };
            _steps += Math.Max(0, _at - from);
            if (outcome is { } found)
                return found;
        }
    }

    private ScanOutcome? InProse(bool isEnd)
    {
        var text = _window.Text;
        var found = Count == 0 || form.TakesLists ? text[_at..].IndexOfAny('{', '[') : text[_at..].IndexOf('{');
        _at = found < 0 ? text.Length : _at + found;
        if (_at > TextWindow.MaxLength && Count == 0)
            return ScanOutcome.TooLong;
        if (found < 0)
            return isEnd ? ScanOutcome.End : ScanOutcome.More;

        // \[ and \{ are LaTeX.
        if (_at > 0 && text[_at - 1] == '\\')
        {
            _at++;
            return null;
        }

        if (text[_at] == '[')
            return AtBracket(text, isEnd);
        _nesting = 0;
        _roots[0] = _at;
        _members.Begin(_at);
        _place = Place.Object;
        return null;
    }

    private ScanOutcome? AtBracket(ReadOnlySpan<char> text, bool isEnd)
    {
        if (!TryPeek(text, _at + 1, out var first))
            return isEnd ? ScanOutcome.End : ScanOutcome.More;
        if (first == ']')
        {
            HasList = true;
            _at++;
        }
        else if (form.Begins(first) && (!form.IsPlain || StandsAlone(text)))
        {
            EnterList(_at + 1);
        }
        else if (form.TakesLists && first != '{')
        {
            Begin(_at, isLine: true);
        }
        else
        {
            _at++;
        }

        return null;
    }

    // "[2024]" in a sentence is no list.
    private bool StandsAlone(ReadOnlySpan<char> text)
    {
        var at = _at - 1;
        while (at >= 0 && _at - at < LookBack && text[at] is ' ' or '\t')
            at--;
        return at < 0 || text[at] is '\n' or ':' or '=' or '`';
    }

    private ScanOutcome? InObject(bool isEnd)
    {
        var text = _window.Text;
        var happened = _isDeciding ? MemberEvent.Begins : _members.Next(text, isEnd);
        if (Count == 0 && _members.At > TextWindow.MaxLength)
            return ScanOutcome.TooLong;
        switch (happened)
        {
            case MemberEvent.More when isEnd && _members.Count == 0 && TryPeek(text, _roots[_nesting] + 1, out var first) && !Quotes.Opens(first):
                Leave(_roots[_nesting] + 1);
                return null;
            case MemberEvent.More when isEnd:
                (_start, _end) = (_roots[_nesting], text.Length);
                return ScanOutcome.CutOff;
            case MemberEvent.More:
                return ScanOutcome.More;
            case MemberEvent.Begins:
                return Decide(text, isEnd);
            case MemberEvent.Closed when _nesting > 0:
                _nesting--;
                _members.Resume(_members.At);
                return null;
            case MemberEvent.Closed:
                Leave(_members.At);
                return null;
            case MemberEvent.Broken:
                Leave(_members.Count > 0 ? _members.At : _roots[_nesting] + 1);
                return null;
            default:
                return null;
        }
    }

    private ScanOutcome? Decide(ReadOnlySpan<char> text, bool isEnd)
    {
        var name = text[_members.Name];
        var at = _members.ValueStart;
        var isOwn = form.HasName(name);
        var isAround = !isOwn || name is JsonRoots.Name;
        _isDeciding = false;
        if (text[at] == '[' && isAround)
        {
            if (!TryPeek(text, at + 1, out var first))
            {
                _isDeciding = !isEnd;
                _start = _end = text.Length;
                return isEnd ? ScanOutcome.CutOff : ScanOutcome.More;
            }

            HasList |= first == ']';
            if (form.Begins(first))
            {
                _isWrapped = true;
                EnterList(at + 1);
                return null;
            }
        }

        if (isOwn)
        {
            Begin(_roots[_nesting], isLine: true);
        }
        else if (text[at] == '{' && _nesting + 1 < MaxNesting)
        {
            _roots[++_nesting] = at;
            _members.Begin(at);
        }

        return null;
    }

    private ScanOutcome? InList(bool isEnd)
    {
        var text = _window.Text;
        if (!_filler.Skip(text, ref _at, isEnd))
        {
            _start = _end = text.Length;
            return isEnd ? ScanOutcome.CutOff : ScanOutcome.More;
        }

        switch (text[_at])
        {
            case ']':
            case '}' when _isWrapped:
                _place = Place.Behind;
                _window.Clear();
                _at = _start = _end = 0;
                return ScanOutcome.End;
            case '}':
                _at++;
                return null;
            case '`':
                // A fence that ends before its list does.
                _start = _end = _at;
                return ScanOutcome.CutOff;
            default:
                Begin(_at, isLine: false);
                return null;
        }
    }

    private ScanOutcome? InItem(bool isEnd)
    {
        var text = _window.Text;
        var end = _item.Find(text, isEnd);
        if ((end < 0 ? text.Length : end) - _start > TextWindow.MaxLength)
            return ScanOutcome.TooLong;
        if (end == ValueEnd.TooDeep)
            return ScanOutcome.TooDeep;
        if (end < 0)
        {
            _end = text.Length;
            return isEnd ? ScanOutcome.CutOff : ScanOutcome.More;
        }

        _end = _at = end;
        _place = _isLine ? Place.Prose : Place.List;
        HasList = true;
        Count++;
        return ScanOutcome.Item;
    }

    private void EnterList(int at)
    {
        Before = Surroundings.Before(_window.Text[..(_isWrapped ? _roots[0] : _at)]);
        HasList = true;
        _at = at;
        _filler = default;
        _place = Place.List;
    }

    private void Begin(int at, bool isLine)
    {
        if (isLine && Count == 0)
            Before = Surroundings.Before(_window.Text[..at]);
        HasLines |= isLine;
        _start = _end = at;
        _isLine = isLine;
        _item.Begin(at);
        _place = Place.Item;
    }

    private void Leave(int at)
    {
        _at = at;
        _place = Place.Prose;
    }

    // White space is looked at again with each piece of text; a list that begins with more of it than this is none.
    private static bool TryPeek(ReadOnlySpan<char> text, int at, out char first)
    {
        var limit = Math.Min(text.Length, at + (4 * LookBack));
        while (at < limit && char.IsWhiteSpace(text[at]))
            at++;
        first = at < text.Length ? text[at] : default;
        return at < text.Length;
    }
}
