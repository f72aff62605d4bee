using System.Diagnostics.CodeAnalysis;

namespace LlmAttributes;

/// <summary>One request under way, and who waits for it.</summary>
[SuppressMessage("Design", "CA1001", Justification = "A source without a timer holds nothing but memory, and a caller that leaves late may still cancel it.")]
internal sealed class CacheFlight<T>(LlmCacheKey key)
{
    private readonly TaskCompletionSource<T> _source = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _cancellation = new();

    public LlmCacheKey Key { get; } = key;

    public Task<T> Task => _source.Task;

    /// <summary>Cancelled when nobody waits any more.</summary>
    public CancellationToken Token => _cancellation.Token;

    /// <summary>How many callers have come and not left.</summary>
    public int Waiting { get; set; }

    /// <summary>Whether one of them wants the answer to be kept.</summary>
    public bool Keeps { get; set; }

    public void Succeed(T result) => _source.TrySetResult(result);

    public void Fail(Exception exception)
    {
        _source.TrySetException(exception);

        // Who waited sees the exception; when nobody did, it is not unobserved.
        _ = _source.Task.Exception;
    }

    public void Cancel() => _cancellation.Cancel();
}
