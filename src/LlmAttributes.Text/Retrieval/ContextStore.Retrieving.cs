using System.Globalization;

namespace LlmAttributes;

public sealed partial class ContextStore : IContextRetriever
{
    private readonly UInt128 _settings;
    private Tuple<string, string>? _versions;

    /// <inheritdoc/>
    /// <remarks>
    /// It differs after each change of a document, whichever process made it, and with options that rank otherwise. What embeddings and a re-ranker do cannot be seen: who exchanges one for another gives
    /// the store another <see cref="ContextStoreOptions.Name"/>.
    /// </remarks>
    public string? Version
    {
        get
        {
            if (_index.Version is not { } kept)
                return null;
            if (Volatile.Read(ref _versions) is { } last && last.Item1 == kept)
                return last.Item2;
            var version = string.Create(CultureInfo.InvariantCulture, $"{kept}-{_settings:x32}");
            Volatile.Write(ref _versions, new(kept, version));
            return version;
        }
    }

    /// <inheritdoc/>
    /// <remarks>Whoever asks reports the outcome, as calls with <c>[Retrieve]</c> do.</remarks>
    public async ValueTask<IReadOnlyList<RetrievedPassage>> RetrieveAsync(RetrievalRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var query = new ContextQuery(request.Query)
        {
            Partition = request.Partition ?? "",
            Filter = request.Filter.Count == 0 ? null : MetadataFilter.All([.. request.Filter.Select(static pair => MetadataFilter.Equal(pair.Key, pair.Value))]),
            TopK = request.TopK,
            MaxTokens = request.MaxTokens,
            MinScore = request.MinScore ?? 0,
        };
        query.Validate();
        var found = await FindAsync(query, cancellationToken).ConfigureAwait(false);
        var sources = await ReadAsync(query, found, null, cancellationToken).ConfigureAwait(false);
        return sources.ConvertAll(static source => new RetrievedPassage(source.Text, source.Score)
        {
            DocumentId = source.DocumentId,
            Title = source.Title ?? (source.Breadcrumb.Count > 0 ? string.Join(" › ", source.Breadcrumb) : null),
            Uri = source.Metadata.GetValueOrDefault("uri"),
            Start = source.Start,
            End = source.End,
            Tokens = source.Tokens,
            Metadata = source.Metadata,
        });
    }
}
