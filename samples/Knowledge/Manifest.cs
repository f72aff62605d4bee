using LlmAttributes;

namespace Knowledge;

/// <summary>Which documents are in the index, and from what content; it is kept in the index itself.</summary>
internal sealed class Manifest(IPassageIndex index)
{
    // A partition of its own, where no question looks.
    private const string Partition = "manifest";
    private const string Name = "files";
    private const char Between = '\t';

    /// <summary>Reads the content that each document was indexed from.</summary>
    public async Task<Dictionary<string, string>> ReadAsync(CancellationToken cancellationToken)
    {
        var kept = await index.ReadAsync(Partition, Name, 0, 0, cancellationToken);
        var lines = kept is [var passage] ? passage.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries) : [];
        return lines.Select(static line => line.Split(Between, 2)).ToDictionary(static parts => parts[1], static parts => parts[0], StringComparer.Ordinal);
    }

    /// <summary>Keeps what is known of the documents.</summary>
    public ValueTask WriteAsync(IReadOnlyDictionary<string, string> documents, CancellationToken cancellationToken)
    {
        var text = string.Join('\n', documents.Select(static pair => $"{pair.Value}{Between}{pair.Key}"));
        return index.ReplaceAsync([new(Partition, Name, [new() { DocumentId = Name, Ordinal = 0, Text = text }])], cancellationToken);
    }
}
