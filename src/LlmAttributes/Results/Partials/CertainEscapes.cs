namespace LlmAttributes.Runtime;

/// <summary>Tells escapes that mean the same in JSON and in what has to be mended from those that may be LaTeX or a path there.</summary>
internal static class CertainEscapes
{
    // No command is longer.
    private const int LongestWord = 24;

    /// <summary>Whether all escapes of a value are certain.</summary>
    public static bool AreAll(ReadOnlySpan<char> json)
    {
        for (var at = 0; json[at..].IndexOf('\\') is >= 0 and var found;)
        {
            at += found;
            if (at + 1 == json.Length || IsDrive(json, 0, at) || (json[at + 1] is 'n' or 't' or 'r' or 'b' or 'f' && Is(json, 0, at) != true))
                return false;
            at += 2;
        }

        return true;
    }

    /// <summary>Whether an escape of one letter is certain.</summary>
    /// <param name="text">The text so far.</param>
    /// <param name="start">Where it begins.</param>
    /// <param name="at">The position of the backslash.</param>
    /// <returns><see langword="null"/> when what follows must be known first.</returns>
    public static bool? Is(ReadOnlySpan<char> text, int start, int at)
    {
        var word = text.Slice(at + 1, Math.Min(LongestWord, text.Length - at - 1));
        if (word.Length < LongestWord && word.IndexOfAnyExceptInRange('A', 'z') < 0)
            return null;
        return !IsDrive(text, start, at) && !LatexWords.IsCommand(word, hasFormulas: true);
    }

    /// <summary>Whether a backslash follows what may be the letter of a drive.</summary>
    public static bool IsDrive(ReadOnlySpan<char> text, int start, int at) =>
        at - start >= 2 && text[at - 1] == ':' && text[at + 1] != '\\' && char.IsAsciiLetter(text[at - 2]) && (at - start == 2 || !char.IsLetterOrDigit(text[at - 3]));
}
