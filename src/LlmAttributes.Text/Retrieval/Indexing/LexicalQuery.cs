namespace LlmAttributes;

/// <summary>What is sought by words.</summary>
public sealed record LexicalQuery
{
    /// <summary>Gets the partition that is searched.</summary>
    public required string Partition { get; init; }

    /// <summary>Gets the terms, each once; a passage with any of them may match.</summary>
    public required IReadOnlyList<QueryTerm> Terms { get; init; }

    /// <summary>Gets the phrases; a passage must have the terms of each one after the other, in its title or in its text.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Phrases { get; init; } = [];

    /// <summary>Gets what the metadata of a passage must be; by default anything.</summary>
    public MetadataFilter? Filter { get; init; }

    /// <summary>Gets the vector of the query, for an index that cannot find by words alone; empty without embeddings.</summary>
    public ReadOnlyMemory<float> Vector { get; init; }

    /// <summary>Gets how fields and lengths weigh.</summary>
    public LexicalWeights Weights { get; init; } = LexicalWeights.Default;
}
