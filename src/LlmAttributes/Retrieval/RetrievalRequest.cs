using System.Collections.ObjectModel;

namespace LlmAttributes;

/// <summary>What is looked for in a store.</summary>
public sealed record RetrievalRequest
{
    /// <summary>The passages that are asked for where nobody says how many.</summary>
    public const int DefaultTopK = 5;

    /// <summary>Initializes a new instance of the <see cref="RetrievalRequest"/> class.</summary>
    /// <param name="query">The query, in the words of whoever asks.</param>
    public RetrievalRequest(string query)
    {
        ArgumentNullException.ThrowIfNull(query);
        Query = query;
    }

    /// <summary>Gets the query, in the words of whoever asks.</summary>
    public string Query { get; init; }

    /// <summary>Gets how many passages are wanted at the most; at least 1.</summary>
    public int TopK { get; init; } = DefaultTopK;

    /// <summary>Gets how many tokens the passages may have together; <see langword="null"/> for no limit.</summary>
    public int? MaxTokens { get; init; }

    /// <summary>Gets the least score of a passage, on the store's own scale; <see langword="null"/> for no limit.</summary>
    public double? MinScore { get; init; }

    /// <summary>Gets the part of the store that is searched, and no other; <see langword="null"/> for the part that belongs to nobody.</summary>
    public string? Partition { get; init; }

    /// <summary>Gets what the metadata of a passage must have.</summary>
    public IReadOnlyDictionary<string, string> Filter { get; init; } = ReadOnlyDictionary<string, string>.Empty;
}
