namespace LlmAttributes;

/// <summary>A document that a <see cref="ContextStore"/> is given.</summary>
/// <param name="Id">Its name, unique in its partition; a document replaces the one with the same name.</param>
/// <param name="Text">Its text.</param>
public sealed record ContextDocument(string Id, string Text)
{
    /// <summary>Gets the partition, which no query in another one looks into.</summary>
    /// <value>The default is the empty one, which belongs to nobody.</value>
    public string Partition { get; init; } = "";

    /// <summary>Gets the title; its words count more than those of the text.</summary>
    public string? Title { get; init; }

    /// <summary>Gets how the text is written.</summary>
    /// <value>The default, <see langword="null"/>, is what the options of the store say.</value>
    public DocumentFormat? Format { get; init; }

    /// <summary>Gets the language, such as <c>en</c>.</summary>
    /// <value>The default, <see langword="null"/>, is what the options of the store say, else what the text looks like.</value>
    public string? Language { get; init; }

    /// <summary>Gets what else is known of the document, for filters and citations. <c>uri</c> is where it can be found.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; init; } = MetadataFilter.None;

    /// <summary>Gets the passages, where the text is cut already.</summary>
    /// <value>The default, <see langword="null"/>, lets the store cut it.</value>
    public IReadOnlyList<DocumentChunk>? Chunks { get; init; }
}
