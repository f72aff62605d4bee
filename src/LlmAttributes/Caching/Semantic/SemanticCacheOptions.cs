namespace LlmAttributes;

/// <summary>What a <see cref="SemanticCache{TAnswer}"/> may serve, and how much it keeps.</summary>
public sealed class SemanticCacheOptions
{
    /// <summary>Gets or sets the largest share of hits that may be wrong.</summary>
    /// <value>0.005 to 0.2; the default is 0.05. It holds as calibrated before there is feedback; with feedback it is kept to among the hits that were judged.</value>
    public double MaxWrongHitRate { get; set; } = DefaultMaxWrongHitRate;

    /// <summary>Gets or sets how near the embeddings of two texts must be for the verifier to look at them, as a cosine.</summary>
    /// <value>−1 to 1; the default is 0.3.</value>
    public double MinSimilarity { get; set; } = 0.3;

    /// <summary>Gets or sets how many of the nearest texts the verifier looks at.</summary>
    /// <value>1 to 64; the default is 8.</value>
    public int Candidates { get; set; } = 8;

    /// <summary>Gets or sets how much memory the answers and their texts may take, in bytes. When there are more, those go that were asked for least recently.</summary>
    /// <value>At least 4,096; the default is 64 MB.</value>
    public long MaxBytes { get; set; } = 64 * 1024 * 1024;

    /// <summary>Gets or sets how long an answer is kept, in seconds.</summary>
    /// <value>Above 0; the default is 3,600.</value>
    public double DurationSeconds { get; set; } = 3600;

    /// <summary>Gets or sets a value indicating whether hits are counted only and never served.</summary>
    public bool IsShadow { get; set; }

    /// <summary>Gets or sets a value indicating whether queries without a partition are refused.</summary>
    public bool RequiresPartition { get; set; }

    internal const double DefaultMaxWrongHitRate = 0.05;

    internal void Validate()
    {
        Check(MaxWrongHitRate is >= 0.005 and <= 0.2, nameof(MaxWrongHitRate), MaxWrongHitRate, "0.005 to 0.2");
        Check(MinSimilarity is >= -1 and <= 1, nameof(MinSimilarity), MinSimilarity, "-1 to 1");
        Check(Candidates is >= 1 and <= 64, nameof(Candidates), Candidates, "1 to 64");
        Check(MaxBytes >= 4096, nameof(MaxBytes), MaxBytes, "4096 or more");
        Check(DurationSeconds is > 0 and <= 1e9, nameof(DurationSeconds), DurationSeconds, "above 0 and at most 1000000000");
    }

    private static void Check(bool holds, string name, object value, string demand)
    {
        if (!holds)
            throw new ArgumentOutOfRangeException(name, value, $"'{nameof(SemanticCacheOptions)}.{name}' must be {demand}.");
    }
}
