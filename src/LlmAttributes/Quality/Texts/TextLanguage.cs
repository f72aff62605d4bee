namespace LlmAttributes;

/// <summary>Tells the language of a text by its script and its most common words.</summary>
public static class TextLanguage
{
    /// <summary>Tells a language.</summary>
    /// <param name="text">The text; the first two thousand words are read.</param>
    /// <returns>The code, such as <c>en</c>; <see langword="null"/> when the text is too short or too mixed to tell.</returns>
    public static string? Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        using var words = WordList.Of(text);
        return LanguageGuess.Of(words).Code;
    }
}
