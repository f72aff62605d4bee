using System.Diagnostics.CodeAnalysis;

namespace LlmAttributes;

/// <summary>One request under way, and who waits for it.</summary>
[SuppressMessage("Design", "CA1001", Justification = "A source without a timer holds nothing but memory, and a caller that leaves late may still cancel it.")]
internal abstract class CacheFlight(LlmCacheKey key)
{
    private readonly CancellationTokenSource _cancellation = new();

    public LlmCacheKey Key { get; } = key;

    /// <summary>Whether the request is over.</summary>
    public abstract bool IsOver { get; }

    /// <summary>Cancelled when nobody waits any more.</summary>
    public CancellationToken Token => _cancellation.Token;

    /// <summary>How many callers have come and not left.</summary>
    public int Waiting { get; set; }

    /// <summary>Whether one of them wants the answer to be kept.</summary>
    public bool Keeps { get; set; }

    /// <summary>Whether the request failed by a limit that only the caller has who began it; those who wait ask for themselves.</summary>
    public bool IsOneCallers { get; set; }

    public void Cancel() => _cancellation.Cancel();
}
