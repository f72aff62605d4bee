namespace LlmAttributes.Runtime;

/// <summary>An object that is open.</summary>
internal sealed class GrowingObject : Growth
{
    private readonly PartialShape _shape;
    private readonly Func<object[], object> _make;
    private readonly object[] _shown;
    private readonly MemberScan _scan = new();
    private int _index;

    public GrowingObject(PartialShape shape, Func<object[], object> make, int at, GrowthProgress progress)
        : base(at, progress)
    {
        _shape = shape;
        _make = make;
        _shown = [.. shape.Missing];
        _scan.Begin(at);
    }

    public override GrowthOutcome Advance(ReadOnlySpan<char> text)
    {
        var steps = _scan.Steps;
        var outcome = GoOn(text);
        Progress.Steps += _scan.Steps - steps;
        return outcome;
    }

    public override object Show()
    {
        object[] members = [.. _shown];
        if (Part is not null)
            members[_index] = Current();
        return _make(members);
    }

    private GrowthOutcome GoOn(ReadOnlySpan<char> text)
    {
        while (true)
        {
            switch (AdvanceInner(text))
            {
                case GrowthOutcome.Ended:
                    _scan.Resume(Behind);
                    break;
                case { } outcome:
                    return outcome;
            }

            switch (_scan.Next(text, isEnd: false))
            {
                case MemberEvent.Begins:
                    Close();
                    Begin(text);
                    break;
                case MemberEvent.Ends:
                    if (Part is not null)
                        Complete(text[_scan.ValueStart.._scan.ValueStop]);
                    break;
                case MemberEvent.Closed:
                    Close();
                    End = _scan.At;
                    return GrowthOutcome.Ended;
                case MemberEvent.More:
                    Grow(text, _scan.Value.Certain);
                    return GrowthOutcome.More;
                default:
                    return GrowthOutcome.Stopped;
            }
        }
    }

    private void Begin(ReadOnlySpan<char> text)
    {
        _index = _shape.Names.Find(text[_scan.Name]);
        if (_index >= 0 && ReferenceEquals(_shown[_index], _shape.Missing[_index]))
            Open(_shape.Members[_index], text, _scan.ValueStart);
        else
            IsAmbiguous |= _index >= 0;
    }

    private void Close()
    {
        if (Part is not null)
            _shown[_index] = CloseOpen();
    }
}
