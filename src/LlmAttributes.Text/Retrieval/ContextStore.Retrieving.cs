namespace LlmAttributes;

public sealed partial class ContextStore : IContextRetriever
{
    /// <inheritdoc/>
    public bool IsTraced => true;

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<RetrievedPassage>> RetrieveAsync(RetrievalRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var result = await QueryAsync(
            new(request.Query)
            {
                Partition = request.Partition ?? "",
                Filter = request.Filter.Count == 0 ? null : MetadataFilter.All([.. request.Filter.Select(static pair => MetadataFilter.Equal(pair.Key, pair.Value))]),
                TopK = request.TopK,
                MaxTokens = request.MaxTokens,
                MinScore = request.MinScore ?? 0,
            },
            cancellationToken).ConfigureAwait(false);
        return [.. result.Sources.Select(static source => new RetrievedPassage(source.Text, source.Score)
        {
            DocumentId = source.DocumentId,
            Title = source.Title ?? (source.Breadcrumb.Count > 0 ? string.Join(" › ", source.Breadcrumb) : null),
            Uri = source.Metadata.GetValueOrDefault("uri"),
            Start = source.Start,
            End = source.End,
            Tokens = source.Tokens,
            Metadata = source.Metadata,
        })];
    }
}
