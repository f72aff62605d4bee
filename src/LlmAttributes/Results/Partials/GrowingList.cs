namespace LlmAttributes.Runtime;

/// <summary>A list that is open.</summary>
internal sealed class GrowingList<T> : Growth
{
    private readonly PartialMember _item;
    private readonly ValueEnd _scan = new();

    // Snapshots share the items; what is behind their own last one does not concern them.
    private Partial<T>[] _items = new Partial<T>[4];
    private int _count;
    private Filler _filler;
    private int _at;
    private int _start;
    private bool _isInItem;
    private bool _isNull;
    private bool _hasEnded;

    public GrowingList(PartialMember item, int at, GrowthProgress progress)
        : base(at, progress)
    {
        _item = item;
        _at = at + 1;
    }

    public override GrowthOutcome Advance(ReadOnlySpan<char> text)
    {
        while (true)
        {
            switch (AdvanceInner(text))
            {
                case GrowthOutcome.Ended:
                    (_at, _isInItem) = (Behind, false);
                    break;
                case { } outcome:
                    return outcome;
            }

            if ((_isInItem ? InItem(text) : BetweenItems(text)) is { } happened)
                return happened;
        }
    }

    public override object Show() =>
        new PartialList<T>(_hasEnded ? PartialState.Complete : PartialState.Growing, _items, _count, Part is null || Current() is var item && ReferenceEquals(item, Part.Opened) ? null : (Partial<T>)item);

    private GrowthOutcome? BetweenItems(ReadOnlySpan<char> text)
    {
        var from = _at;
        var isThere = _filler.Skip(text, ref _at, isEnd: false);
        Progress.Steps += _at - from;
        if (!isThere)
            return GrowthOutcome.More;
        Keep();
        if (text[_at] == ']')
        {
            End = _at + 1;
            _hasEnded = Progress.HasChanged = true;
            return GrowthOutcome.Ended;
        }

        (_start, _isInItem) = (_at, true);
        _scan.Begin(_at);
        Open(_item, text, _at);
        return null;
    }

    private GrowthOutcome? InItem(ReadOnlySpan<char> text)
    {
        var steps = _scan.Steps;
        var end = _scan.Find(text, isEnd: false);
        Progress.Steps += _scan.Steps - steps;
        if (end == ValueEnd.NotYet)
        {
            Grow(text, _scan.Certain);
            return GrowthOutcome.More;
        }

        // A null that is no value is no item.
        var isNull = end >= 0 && !_item.IsNullable && text[_start..end].TrimEnd() is "null";
        if (end < 0 || !(isNull || Complete(text[_start..end])))
            return GrowthOutcome.Stopped;
        (_at, _isInItem, _isNull) = (end, false, isNull);
        return null;
    }

    private void Keep()
    {
        if (Part is null)
            return;
        var item = (Partial<T>)CloseOpen();
        if (!_isNull)
        {
            if (_count == _items.Length)
                Array.Resize(ref _items, _count * 2);
            _items[_count++] = item;
        }

        _isNull = false;
    }
}
