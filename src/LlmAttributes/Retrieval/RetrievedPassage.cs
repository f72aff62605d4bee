using System.Collections.ObjectModel;

namespace LlmAttributes;

/// <summary>A passage that was found in a store.</summary>
/// <param name="Text">The text.</param>
/// <param name="Score">How well it answers the query, on the store's own scale; higher is better.</param>
public sealed record RetrievedPassage(string Text, double Score)
{
    /// <summary>Gets the document that the passage stands in.</summary>
    public string? DocumentId { get; init; }

    /// <summary>Gets the title of the document, or the headings above the passage.</summary>
    public string? Title { get; init; }

    /// <summary>Gets where the document can be found, such as an address or a path.</summary>
    public string? Uri { get; init; }

    /// <summary>Gets where the passage begins in the document, in UTF-16 units.</summary>
    public long? Start { get; init; }

    /// <summary>Gets where the passage ends in the document, in UTF-16 units.</summary>
    public long? End { get; init; }

    /// <summary>Gets how many tokens the text has, where the store has counted them.</summary>
    public long? Tokens { get; init; }

    /// <summary>Gets what else is known of the document.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; init; } = ReadOnlyDictionary<string, string>.Empty;
}
