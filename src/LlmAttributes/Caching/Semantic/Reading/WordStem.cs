using System.Buffers;

namespace LlmAttributes;

/// <summary>Takes the endings off English words, lightly: a wrong stem costs a hit, never a wrong one more than the word itself would.</summary>
internal static class WordStem
{
    private static readonly SearchValues<char> s_vowels = SearchValues.Create("aeiouy");

    public static string Of(string word)
    {
        if (word.Length < 4 || !char.IsAsciiLetterLower(word[^1]))
            return word;
        if (word.EndsWith("ies", StringComparison.Ordinal) && word.Length > 4)
            return string.Concat(word.AsSpan(0, word.Length - 3), "y");
        if (word.EndsWith("sses", StringComparison.Ordinal) || word.EndsWith("shes", StringComparison.Ordinal) || word.EndsWith("ches", StringComparison.Ordinal) || word.EndsWith("xes", StringComparison.Ordinal))
            return word[..^2];
        if (word[^1] == 's' && word[^2] is not ('s' or 'u' or 'i'))
            return Ending(word[..^1]);
        return Ending(word);
    }

    private static string Ending(string word)
    {
        if (word.Length > 5 && word.EndsWith("ing", StringComparison.Ordinal))
            return Restored(word[..^3], word);
        if (word.Length > 4 && word.EndsWith("ed", StringComparison.Ordinal) && word[^3] != 'e')
            return Restored(word[..^2], word);
        if (word.Length > 5 && word.EndsWith("ly", StringComparison.Ordinal))
            word = word[..^2];
        return word.Length > 3 && word[^1] == 'e' ? word[..^1] : word;
    }

    private static string Restored(string stem, string word)
    {
        if (!stem.AsSpan().ContainsAny(s_vowels))
            return word;
        if (stem.Length > 3 && stem[^1] == stem[^2] && stem[^1] is not ('l' or 's' or 'z'))
            return stem[..^1];
        return stem;
    }
}
