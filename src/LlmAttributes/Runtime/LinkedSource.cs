namespace LlmAttributes.Runtime;

/// <summary>A time limit that also ends with the caller's token, on an injected clock.</summary>
internal sealed class LinkedSource : IDisposable
{
    private readonly CancellationTokenSource _source;
    private readonly CancellationTokenRegistration _link;

    public LinkedSource(TimeSpan limit, TimeProvider time, CancellationToken caller)
    {
        _source = new(WholeMilliseconds.RoundUp(limit), time);
        _link = caller.UnsafeRegister(static source => ((CancellationTokenSource)source!).Cancel(), _source);
    }

    /// <summary>Whether the limit is that of the whole run. A timer may end it a little before the clock says so.</summary>
    public bool IsLast { get; set; }

    public CancellationToken Token => _source.Token;

    public bool IsCancellationRequested => _source.IsCancellationRequested;

    /// <summary>Replaces the limit, from now on; an infinite one lifts it.</summary>
    public void Limit(TimeSpan limit) => _source.CancelAfter(WholeMilliseconds.RoundUp(limit));

    public void Dispose()
    {
        _link.Dispose();
        _source.Dispose();
    }
}
