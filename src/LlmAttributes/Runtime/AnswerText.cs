namespace LlmAttributes.Runtime;

/// <summary>Compares short answers as models write them: quoted, emphasised, with a full stop, with blanks or hyphens inside a name.</summary>
internal static class AnswerText
{
    public static ReadOnlySpan<char> Trim(string text) => text.AsSpan().Trim().Trim("\"'`*_.!").Trim();

    /// <summary>Compares names without case and separators.</summary>
    public static bool SameName(ReadOnlySpan<char> text, ReadOnlySpan<char> name)
    {
        var at = 0;
        foreach (var c in text)
        {
            if (IsSeparator(c))
                continue;
            SkipSeparators(name, ref at);
            if (at == name.Length || char.ToUpperInvariant(c) != char.ToUpperInvariant(name[at]))
                return false;
            at++;
        }

        var isAny = at > 0;
        SkipSeparators(name, ref at);
        return at == name.Length && isAny;
    }

    /// <summary>Looks for a name as a whole word. A negated name ("not Billing") counts as none, and so does one that is a part of a longer name.</summary>
    /// <param name="text">The text.</param>
    /// <param name="name">The name.</param>
    /// <param name="longer">The names that hold it.</param>
    public static bool HasWord(ReadOnlySpan<char> text, ReadOnlySpan<char> name, ReadOnlySpan<string> longer)
    {
        for (var from = 0; from < text.Length;)
        {
            var at = text[from..].IndexOf(name, StringComparison.OrdinalIgnoreCase);
            if (at < 0)
                return false;

            at += from;
            var end = at + name.Length;
            if ((at == 0 || !char.IsLetterOrDigit(text[at - 1])) && (end == text.Length || !char.IsLetterOrDigit(text[end])) && !IsNegated(text[..at])
                && !IsPart(text, at, name, longer))
            {
                return true;
            }

            from = at + 1;
        }

        return false;
    }

    private static bool IsSeparator(char c) => c is ' ' or '-' or '_' or '.';

    private static void SkipSeparators(ReadOnlySpan<char> name, ref int at)
    {
        while (at < name.Length && IsSeparator(name[at]))
            at++;
    }

    private static bool IsPart(ReadOnlySpan<char> text, int at, ReadOnlySpan<char> name, ReadOnlySpan<string> longer)
    {
        foreach (var whole in longer)
        {
            for (var from = 0; from + name.Length <= whole.Length; from++)
            {
                if (from <= at && whole.AsSpan(from).StartsWith(name, StringComparison.OrdinalIgnoreCase) && text[(at - from)..].StartsWith(whole, StringComparison.OrdinalIgnoreCase))
                    return true;
            }
        }

        return false;
    }

    private static bool IsNegated(ReadOnlySpan<char> before)
    {
        before = before.TrimEnd(" \"'`*");
        return (before.EndsWith("not", StringComparison.OrdinalIgnoreCase) && (before.Length == 3 || !char.IsLetter(before[^4])))
            || before.EndsWith("n't", StringComparison.OrdinalIgnoreCase);
    }
}
