namespace LlmAttributes;

/// <summary>A passage that was found.</summary>
/// <param name="Passage">The passage.</param>
/// <param name="Score">
/// How well it answers: what the re-ranker says, else the larger of <see cref="WordScore"/> and <see cref="Similarity"/>. The order of passages rests on both, so it need not be that of this number.
/// </param>
public sealed record FoundPassage(IndexedPassage Passage, double Score)
{
    /// <summary>Gets the share, from 0 to 1, of what a passage with every word of the query many times and side by side would have.</summary>
    public double WordScore { get; init; }

    /// <summary>Gets the cosine of the vectors of passage and query; <see langword="null"/> where they were not compared.</summary>
    public double? Similarity { get; init; }
}
