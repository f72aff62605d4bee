namespace LlmAttributes;

/// <summary>A kept answer that also answers another query.</summary>
/// <typeparam name="TAnswer">What is kept.</typeparam>
public sealed class SemanticHit<TAnswer>
    where TAnswer : class
{
    internal SemanticHit(SemanticEntry<TAnswer> entry, double confidence, double similarity)
    {
        Entry = entry;
        Answer = entry.Answer;
        Confidence = confidence;
        Similarity = similarity;
    }

    /// <summary>Gets the answer.</summary>
    public TAnswer Answer { get; }

    /// <summary>Gets the calibrated probability that it is right, 0 to 1; 1 for the very same text.</summary>
    public double Confidence { get; }

    /// <summary>Gets the cosine of the embeddings, 1 for the very same text.</summary>
    public double Similarity { get; }

    /// <summary>Gets when the answer was kept.</summary>
    public DateTimeOffset Created => Entry.Created;

    internal SemanticEntry<TAnswer> Entry { get; }
}
