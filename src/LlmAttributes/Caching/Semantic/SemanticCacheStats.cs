namespace LlmAttributes;

/// <summary>What was asked of a semantic cache.</summary>
/// <param name="Lookups">How many queries were looked up.</param>
/// <param name="Hits">How many of them had a verified answer, served or, in shadow mode, counted only.</param>
public readonly record struct SemanticCacheStats(long Lookups, long Hits)
{
    /// <summary>Gets how many queries had a near text that the verifier turned down for a number, negation, name, unit or the like.</summary>
    public long Rejected { get; init; }

    /// <summary>Gets how many hits were judged by feedback.</summary>
    public long Judged { get; init; }

    /// <summary>Gets how many of these were wrong.</summary>
    public long Wrong { get; init; }

    /// <summary>Gets how many answers are kept.</summary>
    public int Entries { get; init; }

    /// <summary>Gets about how much memory they take, in bytes.</summary>
    public long Bytes { get; init; }
}
