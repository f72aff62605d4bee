namespace LlmAttributes;

/// <summary>The outcomes of one component and one model. Lock-free; <see cref="RecordSuccess"/> allocates nothing and looks nothing up.</summary>
/// <remarks>Get one from <see cref="ErrorAggregator.Open"/> and keep it where successes are frequent.</remarks>
public sealed class ErrorCounter
{
    internal const int Kinds = (int)LlmErrorKind.NothingFound + 1;

    private readonly ErrorAggregator _owner;
    private readonly SlidingCount _successes = new();
    private readonly SlidingCount?[] _failures = new SlidingCount?[Kinds];

    internal ErrorCounter(ErrorAggregator owner, string component, string? model)
    {
        _owner = owner;
        Component = component;
        Model = model;
    }

    /// <summary>Gets the component.</summary>
    public string Component { get; }

    /// <summary>Gets the key of the model, or <see langword="null"/> where none is involved.</summary>
    public string? Model { get; }

    /// <summary>Counts an operation that succeeded.</summary>
    public void RecordSuccess() => _successes.Add(_owner.Seconds());

    /// <summary>Counts a failed attempt and keeps it among the recent errors.</summary>
    /// <param name="exception">What was thrown; its kind and its type are kept, its message is not.</param>
    /// <param name="operation">What was attempted; by default the operation of the current <see cref="ErrorContext"/>.</param>
    public void RecordFailure(Exception exception, string? operation = null)
    {
        ArgumentNullException.ThrowIfNull(exception);
        var found = _owner.Classify(exception);
        _owner.RecordFailure(this, found.Kind, operation, found.StatusCode, exception);
    }

    internal void AddSuccesses(long seconds, long count) => _successes.Add(seconds, count);

    internal void AddFailure(long seconds, LlmErrorKind kind)
    {
        ref var count = ref _failures[Index(kind)];
        (Volatile.Read(ref count) ?? Create(ref count)).Add(seconds);
    }

    internal ErrorRate Rate(ErrorWindow window, long seconds, LlmErrorKind? only)
    {
        var (successes, all, matching) = (_successes.Read(window, seconds), 0L, 0L);
        for (var kind = 0; kind < Kinds; kind++)
        {
            if (Volatile.Read(ref _failures[kind]) is not { } failures)
                continue;
            var count = failures.Read(window, seconds);
            all += count;
            if (only is null || kind == Index(only.Value))
                matching += count;
        }

        return new(successes, matching, successes + all);
    }

    internal ErrorStats Read(long seconds)
    {
        SortedDictionary<LlmErrorKind, WindowCounts> failures = [];
        for (var kind = 0; kind < Kinds; kind++)
        {
            if (Volatile.Read(ref _failures[kind]) is { } count)
                failures.Add((LlmErrorKind)kind, count.Read(seconds));
        }

        return new(Component, Model, _successes.Read(seconds), failures);
    }

    private static int Index(LlmErrorKind kind) => (uint)kind < Kinds ? (int)kind : (int)LlmErrorKind.Unknown;

    private static SlidingCount Create(ref SlidingCount? slot)
    {
        var made = new SlidingCount();
        return Interlocked.CompareExchange(ref slot, made, null) ?? made;
    }
}
