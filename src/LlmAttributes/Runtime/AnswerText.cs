namespace LlmAttributes.Runtime;

/// <summary>Compares short answers as models write them: quoted, emphasised, with a full stop, with blanks or hyphens inside a name.</summary>
internal static class AnswerText
{
    public static ReadOnlySpan<char> Trim(string text) => text.AsSpan().Trim().Trim("\"'`*_.!").Trim();

    /// <summary>Compares letters and digits, case apart.</summary>
    public static bool SameName(ReadOnlySpan<char> text, ReadOnlySpan<char> name)
    {
        var at = 0;
        foreach (var c in text)
        {
            if (c is ' ' or '-' or '_')
                continue;
            while (at < name.Length && name[at] == '_')
                at++;
            if (at == name.Length || char.ToUpperInvariant(c) != char.ToUpperInvariant(name[at]))
                return false;
            at++;
        }

        return at == name.Length && at > 0;
    }

    /// <summary>Looks for a name as a whole word. A negated name ("not Billing") counts as none.</summary>
    public static bool HasWord(ReadOnlySpan<char> text, ReadOnlySpan<char> name)
    {
        for (var from = 0; from < text.Length;)
        {
            var at = text[from..].IndexOf(name, StringComparison.OrdinalIgnoreCase);
            if (at < 0)
                return false;

            at += from;
            var end = at + name.Length;
            if ((at == 0 || !char.IsLetterOrDigit(text[at - 1])) && (end == text.Length || !char.IsLetterOrDigit(text[end])) && !IsNegated(text[..at]))
                return true;
            from = at + 1;
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
