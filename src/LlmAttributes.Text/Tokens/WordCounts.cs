namespace LlmAttributes;

/// <summary>The tokens of words that were lately counted, of ASCII without null characters and up to 16 letters. Thread-safe; it never grows beyond its slots.</summary>
internal sealed class WordCounts
{
    /// <summary>The longest word that is kept.</summary>
    public const int LongestWord = 16;

    private const int SlotBits = 14;

    // The letters of a word are its key, so no other word can be taken for it. An entry never changes: whoever finds one finds it whole.
    private readonly Entry?[] _slots = new Entry?[1 << SlotBits];

    /// <summary>Finds the tokens of a word.</summary>
    /// <param name="word">The word.</param>
    /// <param name="key">What <see cref="Add"/> wants.</param>
    /// <returns>The tokens; -1 when they are not known.</returns>
    public int Find(ReadOnlySpan<char> word, out (ulong Low, ulong High) key)
    {
        var (low, high) = (0UL, 0UL);
        for (var i = word.Length - 1; i >= 8; i--)
            high = (high << 8) | word[i];
        for (var i = Math.Min(word.Length, 8) - 1; i >= 0; i--)
            low = (low << 8) | word[i];
        key = (low, high);
        return Volatile.Read(ref _slots[SlotOf(key)]) is { } entry && entry.Low == low && entry.High == high ? entry.Tokens : -1;
    }

    /// <summary>Keeps the tokens of a word in place of what its slot had.</summary>
    public void Add((ulong Low, ulong High) key, int tokens) => Volatile.Write(ref _slots[SlotOf(key)], new(key.Low, key.High, tokens));

    private static int SlotOf((ulong Low, ulong High) key) => (int)(((key.Low * 0x9E3779B97F4A7C15) ^ ((key.High * 0xC2B2AE3D27D4EB4F) >> 7)) * 0xD6E8FEB86659FD93 >> (64 - SlotBits));

    private sealed class Entry(ulong low, ulong high, int tokens)
    {
        public ulong Low { get; } = low;

        public ulong High { get; } = high;

        public int Tokens { get; } = tokens;
    }
}
