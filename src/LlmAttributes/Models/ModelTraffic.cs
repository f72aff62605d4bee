namespace LlmAttributes;

/// <summary>How fast a model has answered lately.</summary>
internal sealed class ModelTraffic
{
    private volatile LiveTraffic? _live;

    /// <summary>Whole answers.</summary>
    public LatencyWindow Answers { get; } = new();

    /// <summary>The first output of streams.</summary>
    public LatencyWindow FirstOutputs { get; } = new();

    /// <summary>What goes on right now; <see langword="null"/> unless a route of the runtime goes by it.</summary>
    public LiveTraffic? Live => _live;

    /// <summary>Begins to watch what goes on.</summary>
    public LiveTraffic Watch(TimeProvider time)
    {
        if (_live is { } live)
            return live;
        AttemptWatch.Begin();
        return Interlocked.CompareExchange(ref _live, new(time), null) ?? _live;
    }
}
