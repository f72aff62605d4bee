namespace LlmAttributes;

/// <summary>Stems Arabic words lightly, as <c>light10</c> of Larkey, Ballesteros and Connell does: one form for letters written in several ways, without articles and common endings.</summary>
internal static class ArabicStemmer
{
    private static readonly string[] s_articles = ["وال", "بال", "كال", "فال", "لل", "ال"];
    private static readonly string[] s_endings = ["ها", "ان", "ات", "ون", "ين", "يه", "ه", "ي"];

    public static int Stem(Span<char> letters, int length)
    {
        length = Normalise(letters, length);
        var start = letters[..length] is ['و', _, _, _, ..] && !letters[..length].StartsWith("وال", StringComparison.Ordinal) ? 1 : 0;
        foreach (var article in s_articles)
        {
            if (letters[..length].StartsWith(article, StringComparison.Ordinal) && length - article.Length >= 2)
            {
                start = article.Length;
                break;
            }
        }

        letters[start..length].CopyTo(letters);
        var word = new StemWord(letters, length - start);
        foreach (var ending in s_endings)
        {
            if (word.EndsIn(2, ending))
                word.Drop(ending.Length);
        }

        return word.Length;
    }

    // Marks of vowels and the stroke that lengthens a word are seldom written, and hamza and dots often left out. A word of such signs alone stays.
    private static int Normalise(Span<char> letters, int length)
    {
        var kept = 0;
        for (var i = 0; i < length; i++)
        {
            if (letters[i] is (>= '\u064b' and <= '\u0652') or '\u0640' or '\u0670')
                continue;
            letters[kept++] = letters[i] switch { '\u0622' or '\u0623' or '\u0625' => '\u0627', '\u0649' => '\u064a', '\u0629' => '\u0647', var c => c };
        }

        return kept == 0 ? length : kept;
    }
}
