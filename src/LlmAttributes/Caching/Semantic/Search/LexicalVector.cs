namespace LlmAttributes;

/// <summary>Words and runs of three characters hashed into a vector.</summary>
internal static class LexicalVector
{
    public const int Dimensions = 256;

    private const int GramLength = 3;
    private const float GramShare = 0.45f;

    /// <summary>Writes the vector of length 1.</summary>
    public static void Write(QueryReading query, WordWeights weights, Span<float> vector)
    {
        vector.Clear();
        foreach (var word in query.Words)
            Add(vector, word.Hash, weights.OfWord(word) * (word.Kind == WordKind.Function ? 0.5f : 1));
        for (var i = 0; i + GramLength <= query.Plain.Length; i++)
        {
            var hash = TextHash.Of(query.Plain.AsSpan(i, GramLength));
            Add(vector, hash, weights.OfGram(hash) * GramShare);
        }

        UnitVector.Normalise(vector);
    }

    // Two places each, so that two words that fall together in one rarely do in the other.
    private static void Add(Span<float> vector, uint hash, float value)
    {
        vector[(int)(hash & 0xFF)] += (hash & 0x100) == 0 ? value : -value;
        vector[(int)((hash >> 10) & 0xFF)] += (hash & 0x200) == 0 ? value : -value;
    }
}
