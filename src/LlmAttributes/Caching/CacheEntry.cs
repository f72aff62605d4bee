using Microsoft.Extensions.AI;

namespace LlmAttributes;

/// <summary>A kept answer, or a kept failure. It is never changed, since all who ask share it.</summary>
internal sealed record CacheEntry
{
    // What an entry takes beside its texts: the object, its strings' heads, the place in the cache.
    private const int Overhead = 400;

    /// <summary>What an entry takes whose answer is in the store.</summary>
    public const long StoredBytes = Overhead;

    private ChatResponse? _shared;
    private long _bytes;

    /// <summary>The raw text of the answer.</summary>
    public required string Text { get; init; }

    /// <summary>The key of the model that answered.</summary>
    public required string Model { get; init; }

    /// <summary>The model as its provider names it.</summary>
    public string? ModelId { get; init; }

    /// <summary>When it was made, in milliseconds since 1970.</summary>
    public required long Created { get; init; }

    /// <summary>Until when it holds.</summary>
    public required long Expires { get; init; }

    /// <summary>What its call cost.</summary>
    public Cost Cost { get; init; }

    /// <summary>The tokens of its call.</summary>
    public TokenUsage Usage { get; init; }

    /// <summary>Why the model stopped.</summary>
    public string? FinishReason { get; init; }

    /// <summary>The lengths of the pieces in which a stream brought the text; empty for a whole answer.</summary>
    public IReadOnlyList<int> Pieces { get; init; } = [];

    /// <summary>What the call failed with; <see langword="null"/> for an answer.</summary>
    public LlmErrorKind? Error { get; init; }

    /// <summary>The passages that the answer rests on.</summary>
    public IReadOnlyList<Citation> Citations { get; init; } = [];

    /// <summary>What it can be removed by.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>The key under which the store has the answer, which is then not here.</summary>
    public LlmCacheKey? StoredAs { get; init; }

    /// <summary>About how much memory it takes.</summary>
    public long Bytes => _bytes == 0 ? _bytes = Measure() : _bytes;

    /// <summary>The response for readers that only look at its text.</summary>
    public ChatResponse Shared => _shared ??= NewResponse();

    /// <summary>Makes what stands for an answer that is in the store.</summary>
    public static CacheEntry Stored(LlmCacheKey key) => new() { Text = "", Model = "", Created = 0, Expires = long.MaxValue, StoredAs = key };

    public bool Holds(long now, double? maxAgeSeconds) => now < Expires && (maxAgeSeconds is not { } age || now - Created <= age * 1000);

    /// <summary>Makes a response that is the caller's own.</summary>
    public ChatResponse NewResponse() => new(new ChatMessage(ChatRole.Assistant, Text))
    {
        ModelId = ModelId,
        CreatedAt = DateTimeOffset.FromUnixTimeMilliseconds(Created),
        FinishReason = FinishReason is null ? null : new ChatFinishReason(FinishReason),
    };

    private long Measure()
    {
        var bytes = Overhead + (sizeof(char) * (long)Text.Length) + (sizeof(int) * (long)Pieces.Count);
        for (var i = 0; i < Citations.Count; i++)
            bytes += CitationFormat.Overhead + (sizeof(char) * (long)Citations[i].Passage.Text.Length);
        return bytes;
    }
}
