namespace LlmAttributes;

/// <summary>A retriever that is a delegate.</summary>
internal sealed class DelegateRetriever(Func<RetrievalRequest, CancellationToken, ValueTask<IReadOnlyList<RetrievedPassage>>> retrieve, Func<string?>? version) : IContextRetriever
{
    public string? Version => version?.Invoke();

    public ValueTask<IReadOnlyList<RetrievedPassage>> RetrieveAsync(RetrievalRequest request, CancellationToken cancellationToken = default) => retrieve(request, cancellationToken);
}
