using Microsoft.Extensions.AI;

namespace LlmAttributes;

/// <summary>A kept text as the updates of a stream.</summary>
internal static class CachedUpdates
{
    public static IEnumerable<ChatResponseUpdate> Of(CacheEntry entry)
    {
        var at = 0;
        foreach (var length in entry.Pieces)
        {
            var end = Math.Min(at + Math.Max(0, length), entry.Text.Length);
            if (end < entry.Text.Length)
                yield return NewUpdate(entry, entry.Text[at..end]);
            else
                break;
            at = end;
        }

        var last = NewUpdate(entry, entry.Text[at..]);
        last.FinishReason = entry.FinishReason is null ? null : new ChatFinishReason(entry.FinishReason);
        yield return last;
    }

    private static ChatResponseUpdate NewUpdate(CacheEntry entry, string text) =>
        new(ChatRole.Assistant, text) { ModelId = entry.ModelId, CreatedAt = DateTimeOffset.FromUnixTimeMilliseconds(entry.Created) };
}
