namespace LlmAttributes;

/// <summary>A piece of a document that stands in a context, under the number it is cited by.</summary>
/// <param name="Number">The number, from 1.</param>
/// <param name="DocumentId">The document.</param>
/// <param name="Text">The text, with the neighbours that came with it.</param>
public sealed record ContextSource(int Number, string DocumentId, string Text)
{
    /// <summary>Gets the title of the document.</summary>
    public string? Title { get; init; }

    /// <summary>Gets the headings above the text, the outermost first.</summary>
    public IReadOnlyList<string> Breadcrumb { get; init; } = [];

    /// <summary>Gets where the text begins in its document, in UTF-16 units.</summary>
    public long Start { get; init; }

    /// <summary>Gets where the text ends in its document, in UTF-16 units.</summary>
    public long End { get; init; }

    /// <summary>Gets the best <see cref="FoundPassage.Score"/> of what it holds.</summary>
    public double Score { get; init; }

    /// <summary>Gets the tokens of the text with its heading in the context.</summary>
    public long Tokens { get; init; }

    /// <summary>Gets what is known of the document.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; init; } = MetadataFilter.None;
}
