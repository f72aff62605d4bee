namespace LlmAttributes.Testing;

/// <summary>A door that a test opens by hand: what waits at it goes on when the test says so, without any clock.</summary>
public sealed class Gate
{
    private readonly TaskCompletionSource _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Gets a task that ends when somebody first waits at the gate.</summary>
    public Task Reached => _reached.Task;

    /// <summary>Lets everybody through, now and later.</summary>
    public void Open() => _opened.TrySetResult();

    /// <summary>Waits until the gate is open.</summary>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>A task that ends when the gate is open.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled first.</exception>
    public Task WaitAsync(CancellationToken cancellationToken = default)
    {
        _reached.TrySetResult();
        return _opened.Task.WaitAsync(cancellationToken);
    }
}
