namespace LlmAttributes;

/// <summary>A passage as an index keeps it: what is shown of it, and what it is found by.</summary>
public sealed record IndexedPassage
{
    /// <summary>Gets the name of the document.</summary>
    public required string DocumentId { get; init; }

    /// <summary>Gets the number of the passage in its document, from 0.</summary>
    public required int Ordinal { get; init; }

    /// <summary>Gets the text, as a model reads it. It may hold anything a document can, lone surrogates and NUL too.</summary>
    public required string Text { get; init; }

    /// <summary>Gets the title of the document.</summary>
    public string? Title { get; init; }

    /// <summary>Gets the headings above the passage, the outermost first.</summary>
    public IReadOnlyList<string> Breadcrumb { get; init; } = [];

    /// <summary>Gets where the passage begins in its document, in UTF-16 units.</summary>
    public long Start { get; init; }

    /// <summary>Gets where the passage ends in its document, in UTF-16 units.</summary>
    public long End { get; init; }

    /// <summary>Gets the language by whose rules the terms were analysed, such as <c>en</c>; empty when it is not known.</summary>
    public string Language { get; init; } = "";

    /// <summary>Gets what is known of the document beside its text, for filters.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; init; } = MetadataFilter.None;

    /// <summary>Gets the analysed words of title and headings, in order. Each is a run of letters, marks and digits in small letters.</summary>
    public IReadOnlyList<string> TitleTerms { get; init; } = [];

    /// <summary>Gets the analysed words of the text, in order. Each is a run of letters, marks and digits in small letters.</summary>
    public IReadOnlyList<string> TextTerms { get; init; } = [];

    /// <summary>Gets the vector; empty without embeddings, and where an index keeps it rounded. All vectors of a partition have one length.</summary>
    public ReadOnlyMemory<float> Vector { get; init; }
}
