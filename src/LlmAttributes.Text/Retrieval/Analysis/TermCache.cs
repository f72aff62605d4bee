namespace LlmAttributes;

/// <summary>The terms of words that were lately met, so that a common word is analysed once and its term kept once. Thread-safe: entries are replaced whole.</summary>
internal sealed class TermCache
{
    private const int Places = 1 << 15;

    private readonly Entry?[] _entries = new Entry?[Places];

    /// <summary>Finds the term of a word.</summary>
    /// <param name="word">The word.</param>
    /// <param name="term">The term; <see langword="null"/> for a word that has none.</param>
    public bool TryGet(ReadOnlySpan<char> word, out string? term)
    {
        var entry = Volatile.Read(ref _entries[PlaceOf(word)]);
        term = entry?.Term;
        return entry is not null && word.SequenceEqual(entry.Word);
    }

    public void Add(ReadOnlySpan<char> word, string? term) => Volatile.Write(ref _entries[PlaceOf(word)], new(word.ToString(), term));

    private static int PlaceOf(ReadOnlySpan<char> word)
    {
        var hash = 2166136261u;
        foreach (var c in word)
            hash = (hash ^ c) * 16777619;
        return (int)((hash ^ (hash >> 15)) & (Places - 1));
    }

    private sealed record Entry(string Word, string? Term);
}
