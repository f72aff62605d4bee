namespace LlmAttributes;

/// <summary>Keeps the history in the process, for instance for several optimizers; it ends with it. Thread-safe.</summary>
public sealed class MemoryQueryHistoryStore : IQueryHistoryStore
{
    private readonly Queue<QueryRecord> _entries = [];

    /// <inheritdoc/>
    public ValueTask AddAsync(IReadOnlyList<QueryRecord> entries, int capacity, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(entries);
        lock (_entries)
        {
            foreach (var entry in entries)
                _entries.Enqueue(entry);
            while (_entries.Count > capacity)
                _entries.Dequeue();
        }

        return default;
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<QueryRecord>> ReadAsync(int capacity, CancellationToken cancellationToken)
    {
        lock (_entries)
            return new([.. _entries.Skip(Math.Max(0, _entries.Count - capacity))]);
    }
}
