using System.Collections.Concurrent;

namespace LlmAttributes;

/// <summary>The series of operations and their components, or of operations and their models. What is too much shares the last one.</summary>
internal sealed class SeriesTable(int capacity, PerformanceSeries other)
{
    private const int LongestName = 256;

    private readonly ConcurrentDictionary<(string Operation, string? Part), PerformanceSeries> _series = new();
    private readonly object _gate = new();
    private volatile bool _isFull;

    public PerformanceSeries Open(string operation, string? part)
    {
        if (_series.TryGetValue((operation, part), out var series))
            return series;
        return _isFull || operation.Length > LongestName || part?.Length > LongestName ? other : Add(operation, part);
    }

    public IEnumerable<PerformanceSeries> All() => _series.Values.Append(other);

    private PerformanceSeries Add(string operation, string? part)
    {
        lock (_gate)
        {
            if (_series.TryGetValue((operation, part), out var series))
                return series;
            if (_isFull)
                return other;
            series = new(operation, part);
            _series.TryAdd((operation, part), series);
            _isFull = _series.Count >= capacity;
            return series;
        }
    }
}
