namespace LlmAttributes;

/// <summary>How the consensus of texts compares them.</summary>
public enum TextSimilarityKind
{
    /// <summary>By the words that they share: <see cref="TokenSimilarity"/>.</summary>
    Words = 0,

    /// <summary>By runs of characters, which finds words alike that differ in their ending or spelling: <see cref="CharacterSimilarity"/>.</summary>
    Characters = 1,
}
