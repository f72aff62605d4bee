namespace LlmAttributes;

/// <summary>A passage that was found by its vector.</summary>
/// <param name="Passage">The passage.</param>
/// <param name="Similarity">The cosine of its vector and the one that was sought.</param>
public readonly record struct SimilarPassage(IndexedPassage Passage, float Similarity);
