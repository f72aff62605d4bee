using System.Linq;

namespace LlmAttributes;

/// <summary>Words and phrases by the hash of their first word.</summary>
/// <typeparam name="T">What a phrase says.</typeparam>
internal sealed class PhraseTable<T>
{
    private readonly Dictionary<uint, (uint[] Words, T Tag)[]> _phrases;

    /// <summary>Creates the table.</summary>
    /// <param name="phrases">What is said, and the phrases that say it with <c>|</c> between them.</param>
    public PhraseTable(IEnumerable<(T Tag, string Phrases)> phrases)
    {
        Span<uint> tokens = stackalloc uint[16];
        Span<int> places = stackalloc int[32];
        List<(uint[] Words, T Tag)> all = [];
        foreach (var (tag, text) in phrases)
        {
            foreach (var phrase in text.Split('|'))
                all.Add((tokens[..TaskFeatures.ReadTokens(phrase, tokens, places)].ToArray(), tag));
        }

        _phrases = all.GroupBy(static p => p.Words[0]).ToDictionary(static g => g.Key, static g => g.OrderByDescending(static p => p.Words.Length).ToArray());
    }

    /// <summary>The phrases that begin with a word, the longest first.</summary>
    public ReadOnlySpan<(uint[] Words, T Tag)> Of(uint word) => _phrases.TryGetValue(word, out var phrases) ? phrases : [];
}
