namespace LlmAttributes.Runtime;

/// <summary>Commands of LaTeX whose first letter makes an escape of JSON: <c>\times</c> is no tab followed by "imes".</summary>
internal static class LatexWords
{
    private static readonly string[] s_words =
    [
        "nabla", "natural", "nearrow", "neg", "neq", "newline", "ngeq", "nleq", "nmid", "not", "notin", "nparallel", "nsubseteq",
        "rangle", "rbrace", "rbrack", "rceil", "rfloor", "rho", "right", "rightarrow", "root", "rtimes", "rvert", "rVert",
        "tanh", "tau", "tbinom", "text", "textbf", "textit", "textrm", "tfrac", "theta", "therefore", "tilde", "times", "top", "triangle",
    ];

    // Too short to be told from a line break or a tab and a letter, unless the text holds other formulas.
    private static readonly string[] s_shortWords = ["ne", "ni", "nu", "rm", "tan", "to"];

    /// <summary>Whether the text has formulas beyond doubt.</summary>
    public static bool HasFormulas(string text)
    {
        foreach (var sign in (ReadOnlySpan<string>)["\\(", "\\[", "\\frac", "\\sqrt", "\\cdot", "\\boxed"])
        {
            if (text.Contains(sign, StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    /// <summary>Whether a command begins with an escape's letter.</summary>
    /// <param name="text">The text from that letter on.</param>
    /// <param name="hasFormulas">Whether the text has other formulas.</param>
    public static bool IsCommand(ReadOnlySpan<char> text, bool hasFormulas)
    {
        var length = 0;
        while (length < text.Length && char.IsAsciiLetter(text[length]))
            length++;

        // Nobody writes a form feed or a backspace.
        if (text[0] is 'b' or 'f')
            return length > 1;
        return length > 1 && (Has(s_words, text[..length]) || (hasFormulas && Has(s_shortWords, text[..length])));
    }

    private static bool Has(string[] words, ReadOnlySpan<char> word)
    {
        foreach (var known in words)
        {
            if (word.SequenceEqual(known))
                return true;
        }

        return false;
    }
}
