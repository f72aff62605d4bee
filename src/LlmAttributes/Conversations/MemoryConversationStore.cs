using System.Collections.Concurrent;

namespace LlmAttributes;

/// <summary>Keeps conversations in the process; they end with it.</summary>
public sealed class MemoryConversationStore : IConversationStore
{
    private readonly ConcurrentDictionary<string, Kept> _conversations = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public ValueTask<Conversation> ReadAsync(string id, int maxTurns, CancellationToken cancellationToken)
    {
        if (!_conversations.TryGetValue(id, out var kept))
            return new(new Conversation(null, []));
        lock (kept)
            return new(new Conversation(kept.Summary, [.. kept.Turns.Where(turn => turn.Sequence > kept.Through).TakeLast(maxTurns)], kept.IsSummarySensitive));
    }

    /// <inheritdoc/>
    public ValueTask AppendAsync(string id, string user, string answer, bool isSensitive, CancellationToken cancellationToken)
    {
        var kept = _conversations.GetOrAdd(id, static _ => new());
        lock (kept)
            kept.Turns.Add(new(kept.Turns.Count + 1, user, answer, isSensitive));
        return default;
    }

    /// <inheritdoc/>
    public ValueTask SummariseAsync(string id, long through, string summary, bool isSensitive, CancellationToken cancellationToken)
    {
        if (!_conversations.TryGetValue(id, out var kept))
            return default;
        lock (kept)
        {
            if (through > kept.Through)
                (kept.Through, kept.Summary, kept.IsSummarySensitive) = (through, summary, isSensitive);
        }

        return default;
    }

    /// <inheritdoc/>
    public ValueTask DeleteAsync(string id, CancellationToken cancellationToken)
    {
        _conversations.TryRemove(id, out _);
        return default;
    }

    private sealed class Kept
    {
        public List<ConversationTurn> Turns { get; } = [];

        public long Through { get; set; }

        public string? Summary { get; set; }

        public bool IsSummarySensitive { get; set; }
    }
}
