namespace LlmAttributes;

/// <summary>A document as an index keeps it.</summary>
/// <param name="Partition">The partition it is kept in.</param>
/// <param name="Id">Its name, unique in the partition.</param>
/// <param name="Passages">Its passages by <see cref="IndexedPassage.Ordinal"/>, from 0 without a gap.</param>
public sealed record IndexedDocument(string Partition, string Id, IReadOnlyList<IndexedPassage> Passages)
{
    /// <summary>Computes what two documents share only when everything about them is the same, in every process.</summary>
    public UInt128 ComputeFingerprint() => DocumentFingerprint.Of(this);
}
