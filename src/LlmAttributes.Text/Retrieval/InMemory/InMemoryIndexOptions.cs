namespace LlmAttributes;

/// <summary>How an <see cref="InMemoryPassageIndex"/> keeps and searches vectors.</summary>
public sealed class InMemoryIndexOptions
{
    /// <summary>Gets or sets how exactly vectors are kept.</summary>
    /// <value>The default is <see cref="VectorPrecision.Full"/>.</value>
    public VectorPrecision Precision { get; set; }

    /// <summary>Gets or sets up to how many vectors of a partition every one is compared. Beyond, they are parted into groups, and those of the nearest groups are compared.</summary>
    /// <value>The default is 100,000.</value>
    public int ExactUpTo { get; set; } = 100_000;

    /// <summary>Gets or sets the share of the groups that a search looks into.</summary>
    /// <value>The default is 0.1: more finds more, in more time.</value>
    public double ProbedShare { get; set; } = 0.1;

    /// <summary>Gets or sets the seed of the groups, which are the same for the same vectors in the same order.</summary>
    /// <value>The default is 1.</value>
    public int Seed { get; set; } = 1;

    internal void Validate()
    {
        if (Precision is < VectorPrecision.Full or > VectorPrecision.Rounded)
            throw new ArgumentOutOfRangeException(nameof(Precision), Precision, "Precision of an index is no VectorPrecision; name one.");
        if (ExactUpTo < 0)
            throw new ArgumentOutOfRangeException(nameof(ExactUpTo), ExactUpTo, "ExactUpTo of an index is below 0; the default is 100,000.");
        if (!(ProbedShare > 0 && ProbedShare <= 1))
            throw new ArgumentOutOfRangeException(nameof(ProbedShare), ProbedShare, "ProbedShare of an index is outside 0 and 1; the default is 0.1.");
    }
}
