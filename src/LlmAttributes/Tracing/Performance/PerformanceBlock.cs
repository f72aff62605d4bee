namespace LlmAttributes;

/// <summary>A piece of code that a <see cref="PerformanceTracer"/> times, from <see cref="PerformanceTracer.TraceBlock"/> until it is disposed.</summary>
/// <remarks>
/// Blocks nest: what is recorded inside, calls of contracts included, names the block around it as <see cref="PerformanceMetric.Parent"/>, also beyond an
/// <see langword="await"/>. A block that is disposed has succeeded, unless <see cref="Fail(Exception)"/> was called; <see cref="PerformanceTracer.Trace{T}"/> sees to that by itself.
/// </remarks>
/// <example><code>using (tracer.TraceBlock("parse").Set("format", "csv")) { … }</code></example>
public sealed class PerformanceBlock : IDisposable, IAsyncDisposable
{
    private const int MostValues = 16;
    private const int LongestValue = 256;

    private static readonly AsyncLocal<PerformanceBlock?> s_current = new();

    private readonly PerformanceTracer _tracer;
    private readonly long _start;
    private readonly object _gate = new();
    private Dictionary<string, string>? _values;
    private TokenUsage _usage;
    private Cost _cost = Cost.Zero;
    private LlmErrorKind? _error;
    private bool _isCancelled;
    private int _isEnded;

    internal PerformanceBlock(PerformanceTracer tracer, string operation, string? component)
    {
        _tracer = tracer;
        Operation = operation;
        Component = component;
        Parent = s_current.Value;
        s_current.Value = this;
        IsInUse = true;
        _start = tracer.Time.GetTimestamp();
    }

    /// <summary>Gets the innermost block around this code, or <see langword="null"/>.</summary>
    public static PerformanceBlock? Current => IsInUse ? s_current.Value : null;

    /// <summary>Gets the operation.</summary>
    public string Operation { get; }

    /// <summary>Gets the component, or <see langword="null"/>.</summary>
    public string? Component { get; }

    /// <summary>Gets the block around this one.</summary>
    public PerformanceBlock? Parent { get; }

    // Whether there ever was a block; those who use none are spared the look-up.
    private static bool IsInUse { get; set; }

    /// <summary>Adds a value to the metric; a later one replaces an earlier one of the same key.</summary>
    /// <param name="key">The key.</param>
    /// <param name="value">The value, of which the first 256 characters are kept; a block keeps 16 values.</param>
    /// <returns>This block.</returns>
    public PerformanceBlock Set(string key, string value)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        ArgumentNullException.ThrowIfNull(value);
        lock (_gate)
        {
            _values ??= [];
            if (_values.Count < MostValues || _values.ContainsKey(key))
                _values[key] = value.Length <= LongestValue ? value : value[..LongestValue];
        }

        return this;
    }

    /// <summary>Adds tokens and their cost to the metric.</summary>
    /// <param name="usage">The tokens.</param>
    /// <param name="cost">Their cost.</param>
    /// <returns>This block.</returns>
    public PerformanceBlock Spend(TokenUsage usage, Cost cost)
    {
        lock (_gate)
        {
            _usage += usage;
            _cost += cost;
        }

        return this;
    }

    /// <summary>Lets the block end as failed; an <see cref="OperationCanceledException"/> lets it end as cancelled.</summary>
    /// <param name="exception">What was thrown; its kind is kept, its message is not.</param>
    public void Fail(Exception exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        _isCancelled = exception is OperationCanceledException;
        _error = PerformanceMetric.KindOf(exception, ErrorAggregator.Default);
    }

    /// <summary>Lets the block end as failed.</summary>
    /// <param name="kind">What went wrong.</param>
    public void Fail(LlmErrorKind kind)
    {
        _isCancelled = false;
        _error = kind;
    }

    /// <summary>Ends the block and records it; ending it again does nothing.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _isEnded, 1) != 0)
            return;
        Leave();
        Dictionary<string, string>? values;
        lock (_gate)
            values = _values is null ? null : new(_values);
        _tracer.Record(new PerformanceMetric(Operation, _tracer.Time.GetElapsedTime(_start))
        {
            Component = Component,
            Error = _error,
            IsCancelled = _isCancelled,
            Usage = _usage,
            Cost = _cost,
            Metadata = values,
            Parent = Parent?.Operation,
        });
    }

    /// <summary>Ends the block and records it; ending it again does nothing.</summary>
    /// <returns>A task that has ended.</returns>
    public ValueTask DisposeAsync()
    {
        Dispose();
        return default;
    }

    // Those inside it that were not ended go with it.
    private void Leave()
    {
        for (var block = s_current.Value; block is not null; block = block.Parent)
        {
            if (!ReferenceEquals(block, this))
                continue;
            s_current.Value = Parent;
            return;
        }
    }
}
