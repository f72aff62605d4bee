using System.Diagnostics.CodeAnalysis;

namespace LlmAttributes;

/// <summary>The run that makes a result, and the result once it is there.</summary>
[SuppressMessage("Design", "CA1001", Justification = "A source without a timer holds nothing but memory, and a caller that leaves late may still cancel it.")]
internal sealed class CachedRun<TKey, T>(TKey key)
{
    private readonly TaskCompletionSource<T> _source = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _cancellation = new();

    public TKey Key { get; } = key;

    public Task<T> Task => _source.Task;

    /// <summary>Cancelled when nobody waits any more.</summary>
    public CancellationToken Token => _cancellation.Token;

    /// <summary>How many callers have come and not left.</summary>
    public int Waiting { get; set; }

    /// <summary>The thread that makes the result of a synchronous method.</summary>
    public int Thread { get; set; }

    /// <summary>The timestamp from which the result is too old.</summary>
    public long Expires { get; set; }

    /// <summary>Whether the result is there.</summary>
    public bool IsKept { get; set; }

    public void Succeed(T result) => _source.SetResult(result);

    public void Fail(Exception exception)
    {
        _source.SetException(exception);

        // Who waited sees the exception; when nobody did, it is not unobserved.
        _ = _source.Task.Exception;
    }

    public void Cancel() => _cancellation.Cancel();
}
