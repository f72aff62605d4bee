namespace LlmAttributes.Testing;

/// <summary>A request with what became of it.</summary>
public sealed class LoopbackExchange
{
    private readonly TaskCompletionSource<LoopbackOutcome> _completed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal LoopbackExchange(LoopbackRequest request, string requestId)
    {
        Request = request;
        RequestId = requestId;
    }

    /// <summary>Gets the request.</summary>
    public LoopbackRequest Request { get; }

    /// <summary>Gets the id that the answer carries in its header.</summary>
    public string RequestId { get; }

    /// <summary>Gets a task that ends with the exchange and tells how it ended.</summary>
    public Task<LoopbackOutcome> Completed => _completed.Task;

    internal void Complete(LoopbackOutcome outcome) => _completed.TrySetResult(outcome);
}
