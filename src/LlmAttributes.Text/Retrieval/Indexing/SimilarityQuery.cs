namespace LlmAttributes;

/// <summary>What is sought by vector.</summary>
/// <param name="Partition">The partition that is searched.</param>
/// <param name="Vector">The vector.</param>
/// <param name="Filter">What the metadata of a passage must be; by default anything.</param>
public sealed record SimilarityQuery(string Partition, ReadOnlyMemory<float> Vector, MetadataFilter? Filter = null);
