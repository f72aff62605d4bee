namespace LlmAttributes;

/// <summary>A piece of a document, with its exact place.</summary>
/// <remarks>Without overlap the chunks of a document follow each other without a gap: their texts joined are the document.</remarks>
public sealed record DocumentChunk
{
    /// <summary>Gets the number of the chunk, from 0.</summary>
    public required int Index { get; init; }

    /// <summary>Gets the text, letter for letter as the document has it, with the white space at its end.</summary>
    public required string Text { get; init; }

    /// <summary>Gets what is read of the text of HTML: without tags, comments and scripts, its entities decoded.</summary>
    /// <value><see langword="null"/> for other formats, which are read as they stand, the marks of Markdown included.</value>
    public string? Plain { get; init; }

    /// <summary>Gets where the text begins in the document, in UTF-16 units.</summary>
    public required long Start { get; init; }

    /// <summary>Gets where the text begins in the document, in code points.</summary>
    public required long CodePointStart { get; init; }

    /// <summary>Gets how many code points the text has.</summary>
    public required int CodePoints { get; init; }

    /// <summary>Gets how many UTF-16 units at the beginning repeat the end of the chunk before.</summary>
    public int Overlap { get; init; }

    /// <summary>Gets the tokens of <see cref="Content"/>, as the options count them.</summary>
    public required long Tokens { get; init; }

    /// <summary>Gets the headings above the text, the outermost first; a heading that the chunk begins with is the last.</summary>
    public IReadOnlyList<string> Breadcrumb { get; init; } = [];

    /// <summary>Gets the language, such as <c>en</c>; <see langword="null"/> when it cannot be told.</summary>
    public string? Language { get; init; }

    /// <summary>Gets what the chunk begins with.</summary>
    public ChunkKind Kind { get; init; }

    /// <summary>Gets the head of the table that the chunk continues; <see langword="null"/> where the text begins anything else.</summary>
    public string? Header { get; init; }

    /// <summary>Gets where the text ends in the document, in UTF-16 units.</summary>
    public long End => Start + Text.Length;

    /// <summary>Gets what a model reads: <see cref="Plain"/> or the text, below the repeated head of its table where it continues one.</summary>
    public string Content => Header + (Plain ?? Text);
}
