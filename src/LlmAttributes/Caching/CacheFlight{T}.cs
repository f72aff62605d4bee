namespace LlmAttributes;

/// <summary>A request whose answer comes at once.</summary>
internal sealed class CacheFlight<T>(LlmCacheKey key) : CacheFlight(key)
{
    private readonly TaskCompletionSource<T> _source = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<T> Task => _source.Task;

    public override bool IsOver => _source.Task.IsCompleted;

    public void Succeed(T result) => _source.TrySetResult(result);

    public void Fail(Exception exception)
    {
        _source.TrySetException(exception);

        // Who waited sees the exception; when nobody did, it is not unobserved.
        _ = _source.Task.Exception;
    }
}
