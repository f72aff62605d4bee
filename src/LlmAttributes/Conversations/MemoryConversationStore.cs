namespace LlmAttributes;

/// <summary>Keeps conversations in the process; they end with it. Thread-safe.</summary>
/// <remarks>It is bounded: of more conversations than it may keep, those that were used least recently are forgotten, and of a long one the oldest turns.</remarks>
public sealed class MemoryConversationStore : IConversationStore
{
    /// <summary>How many conversations are kept by default: 10,000.</summary>
    public const int DefaultMaxConversations = 10_000;

    /// <summary>How many turns of each are kept by default: 1,000, as many as a call sends at most.</summary>
    public const int DefaultMaxTurns = 1_000;

    private readonly object _gate = new();
    private readonly Dictionary<string, LinkedListNode<Kept>> _conversations = new(StringComparer.Ordinal);
    private readonly LinkedList<Kept> _latestFirst = [];
    private readonly int _maxConversations;
    private readonly int _maxTurns;

    /// <summary>Creates a store.</summary>
    /// <param name="maxConversations">How many conversations it keeps, 1 or more.</param>
    /// <param name="maxTurns">How many turns of each it keeps beside their summary, 1 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is below 1.</exception>
    public MemoryConversationStore(int maxConversations = DefaultMaxConversations, int maxTurns = DefaultMaxTurns)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxConversations, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxTurns, 1);
        _maxConversations = maxConversations;
        _maxTurns = maxTurns;
    }

    /// <inheritdoc/>
    public ValueTask<Conversation> ReadAsync(string id, int maxTurns, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return new(Find(id) is { } kept
                ? new Conversation(kept.Summary, [.. kept.Turns.TakeLast(maxTurns)], kept.IsSummarySensitive)
                : new Conversation(null, []));
        }
    }

    /// <inheritdoc/>
    public ValueTask AppendAsync(string id, string user, string answer, bool isSensitive, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            var kept = Find(id) ?? Add(id);
            kept.Turns.Enqueue(new(++kept.Last, user, answer, isSensitive));
            if (kept.Turns.Count > _maxTurns)
                kept.Turns.Dequeue();
        }

        return default;
    }

    /// <inheritdoc/>
    public ValueTask SummariseAsync(string id, long through, string summary, bool isSensitive, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (Find(id) is { } kept && through > kept.Through)
            {
                (kept.Through, kept.Summary, kept.IsSummarySensitive) = (through, summary, isSensitive);
                while (kept.Turns.TryPeek(out var oldest) && oldest.Sequence <= through)
                    kept.Turns.Dequeue();
            }
        }

        return default;
    }

    /// <inheritdoc/>
    public ValueTask DeleteAsync(string id, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (_conversations.Remove(id, out var node))
                _latestFirst.Remove(node);
        }

        return default;
    }

    private Kept? Find(string id)
    {
        if (!_conversations.TryGetValue(id, out var node))
            return null;
        _latestFirst.Remove(node);
        _latestFirst.AddFirst(node);
        return node.Value;
    }

    private Kept Add(string id)
    {
        if (_conversations.Count >= _maxConversations && _latestFirst.Last is { } oldest)
        {
            _latestFirst.RemoveLast();
            _conversations.Remove(oldest.Value.Id);
        }

        var kept = new Kept(id);
        _conversations[id] = _latestFirst.AddFirst(kept);
        return kept;
    }

    private sealed class Kept(string id)
    {
        public string Id => id;

        public Queue<ConversationTurn> Turns { get; } = [];

        public long Last { get; set; }

        public long Through { get; set; }

        public string? Summary { get; set; }

        public bool IsSummarySensitive { get; set; }
    }
}
