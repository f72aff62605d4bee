namespace LlmAttributes;

/// <summary>The newest queries with their outcomes. Thread-safe.</summary>
internal sealed class QueryHistory(int capacity)
{
    /// <summary>How many examples of a kind of task are compared with a query, the newest, so that a call does not take longer with each that was made before.</summary>
    public const int MostExamples = 1_000;

    private readonly object _lock = new();
    private readonly Queue<RememberedQuery> _entries = [];
    private readonly Dictionary<(string? Partition, TaskType Task), Queue<RememberedQuery>> _examples = [];

    public int Count
    {
        get
        {
            lock (_lock)
                return _entries.Count;
        }
    }

    /// <summary>Remembers an outcome.</summary>
    /// <param name="entry">The outcome.</param>
    /// <param name="goodScore">From which score it may serve as an example.</param>
    /// <returns>The outcome that is forgotten for it.</returns>
    public QueryRecord? Add(QueryRecord entry, double goodScore)
    {
        // Whatever is no example needs no text.
        var isExample = entry.Score >= goodScore && entry is { Query.Length: > 0, Answer.Length: > 0 };
        var added = new RememberedQuery(isExample ? entry : entry with { Query = null, Answer = null }, isExample ? QuerySketch.Of(entry.Query!) : []);
        lock (_lock)
        {
            _entries.Enqueue(added);
            if (isExample)
            {
                if (!_examples.TryGetValue((entry.Partition, entry.Task), out var list))
                    _examples[(entry.Partition, entry.Task)] = list = [];
                if (list.Count == MostExamples)
                    list.Dequeue();
                list.Enqueue(added);
            }

            if (_entries.Count <= capacity)
                return null;
            var oldest = _entries.Dequeue();
            var key = (oldest.Record.Partition, oldest.Record.Task);
            if (_examples.TryGetValue(key, out var kept) && ReferenceEquals(kept.Peek(), oldest))
            {
                kept.Dequeue();
                if (kept.Count == 0)
                    _examples.Remove(key);
            }

            return oldest.Record;
        }
    }

    /// <summary>Whether there are examples of a kind of task, of the same partition.</summary>
    public bool HasExamples(string? partition, TaskType task)
    {
        lock (_lock)
            return _examples.ContainsKey((partition, task));
    }

    /// <summary>Picks examples that are like a query, and unlike each other.</summary>
    public IReadOnlyList<QueryExample> Pick(string? partition, TaskType task, string query, int most)
    {
        lock (_lock)
            return _examples.TryGetValue((partition, task), out var examples) ? ExamplePicker.Pick(examples, query, most) : [];
    }
}
