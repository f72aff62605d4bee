namespace LlmAttributes;

/// <summary>How rare words and runs of characters are, a byte each by hash.</summary>
internal sealed class WordWeights(byte[] words, byte[] grams)
{
    public const int WordBuckets = 1 << 15;
    public const int GramBuckets = 1 << 15;

    /// <summary>What a step of a byte is worth, in logarithms of shares.</summary>
    public const float Step = 1f / 20;

    public ReadOnlyMemory<byte> Words => words;

    public ReadOnlyMemory<byte> Grams => grams;

    public float OfWord(QueryWord word) => OfWord(word.Hash);

    public float OfWord(uint hash) => words[hash % WordBuckets] * Step;

    public float OfGram(uint hash) => grams[hash % GramBuckets] * Step;

    /// <summary>The byte of what occurs in some of the texts.</summary>
    public static byte Rarity(int count, int texts) => (byte)Math.Clamp(Math.Log((texts + 1.0) / (count + 0.5)) / Step, 1, byte.MaxValue);
}
