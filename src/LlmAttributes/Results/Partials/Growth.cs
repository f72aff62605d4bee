namespace LlmAttributes.Runtime;

/// <summary>An object or a list that is open, and the part of it that is open. Each character is looked at by the innermost one.</summary>
/// <param name="at">The position of its bracket.</param>
/// <param name="progress">Takes note of what happens.</param>
internal abstract class Growth(int at, GrowthProgress progress)
{
    private Growth? _inner;
    private GrowingText? _text;

    // An object or a list that has ended.
    private object? _ended;

    // Another part that has ended is shown as complete when what follows it fits: "1,200" may be one number.
    private object? _complete;

    public int Start => at;

    public int End { get; protected set; }

    /// <summary>Whether a property came twice: the last reading takes the last one, and the first one was shown.</summary>
    protected bool IsAmbiguous { get; set; }

    /// <summary>The position behind the object or list that has ended within.</summary>
    protected int Behind { get; private set; }

    protected GrowthProgress Progress => progress;

    /// <summary>How the open part is shown; <see langword="null"/> when none is.</summary>
    protected PartialMember? Part { get; private set; }

    /// <summary>Looks at the text that has arrived since.</summary>
    /// <param name="text">The text so far.</param>
    public abstract GrowthOutcome Advance(ReadOnlySpan<char> text);

    /// <summary>Makes a snapshot, which shares with the last one all that was complete then.</summary>
    public abstract object Show();

    protected void Open(PartialMember part, ReadOnlySpan<char> text, int start)
    {
        Part = part;
        _text = part.IsText && text[start] == '"' ? new(start + 1) : null;
        _inner = progress.Depth < JsonMender.MaxDepth ? part.Begin(text[start], start, progress) : null;
        if (_inner is not null)
            progress.Depth++;
        progress.HasChanged = true;
    }

    /// <summary>Lets the open part grow that is an object or a list.</summary>
    /// <returns>What it has come to; <see langword="null"/> when it is none.</returns>
    protected GrowthOutcome? AdvanceInner(ReadOnlySpan<char> text)
    {
        if (_inner?.Advance(text) is not { } outcome)
            return null;
        if (outcome != GrowthOutcome.Ended)
            return outcome;
        IsAmbiguous |= _inner.IsAmbiguous;
        _ended = (_inner.IsAmbiguous ? null : Read(text[_inner.Start.._inner.End])) ?? _inner.Show();
        Behind = _inner.End;
        progress.HasChanged = true;
        _inner = null;
        progress.Depth--;
        return outcome;
    }

    /// <summary>Lets the open part grow that is a text.</summary>
    protected void Grow(ReadOnlySpan<char> text, int certain)
    {
        var at = _text?.At ?? 0;
        if (_text?.Grow(text, certain) == true)
            progress.HasChanged = true;
        progress.Steps += (_text?.At ?? 0) - at;
    }

    /// <summary>Ends the open part that is neither object nor list.</summary>
    /// <returns>Whether its text is a value.</returns>
    protected bool Complete(ReadOnlySpan<char> text) => (_complete = Read(text)) is not null;

    /// <summary>What is shown of the open part.</summary>
    protected object Current() => _inner?.Show() ?? _ended ?? (_text is { Length: > 0 } text ? Part!.Show(text) : Part!.Opened);

    /// <summary>Closes the part that was open.</summary>
    /// <returns>What is shown of it from now on.</returns>
    protected object CloseOpen()
    {
        var shown = _complete ?? Current();
        progress.HasChanged |= _complete is not null;
        (Part, _text, _inner, _ended, _complete) = (null, null, null, null, null);
        return shown;
    }

    private object? Read(ReadOnlySpan<char> text)
    {
        progress.Steps += text.Length;
        return Part!.Read(text);
    }
}
