namespace LlmAttributes.Runtime;

/// <summary>A stream of a decorated method that has yielded its first item, or has ended without one.</summary>
internal sealed class OperationStream<T>(IAsyncEnumerator<T> items, bool hasItem, OperationProgress progress)
{
    /// <summary>What is still open of its attempt; a field, because it is passed by reference.</summary>
    public OperationProgress Progress = progress;

    public IAsyncEnumerator<T> Items { get; } = items;

    /// <summary>Whether the current item is the reader's next one.</summary>
    public bool HasItem { get; set; } = hasItem;

    public bool HasFailed { get; set; }
}
