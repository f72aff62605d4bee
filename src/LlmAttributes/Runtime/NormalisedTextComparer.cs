namespace LlmAttributes.Runtime;

/// <summary>Compares texts as votes: letter case, runs of white space, punctuation between words and the form of numbers (<c>1,000.0</c> and <c>1000</c>) do not matter.</summary>
internal sealed class NormalisedTextComparer : IEqualityComparer<string>
{
    public static NormalisedTextComparer Instance { get; } = new();

    public bool Equals(string? x, string? y) => string.Equals(x, y, StringComparison.Ordinal) || string.Equals(Normalise(x), Normalise(y), StringComparison.Ordinal);

    public int GetHashCode(string obj) => StringComparer.Ordinal.GetHashCode(Normalise(obj));

    private static string Normalise(string? text)
    {
        if (text is null)
            return "";

        var trimmed = AnswerText.Trim(text);
        var normalised = new char[trimmed.Length];
        var length = 0;
        for (var i = 0; i < trimmed.Length; i++)
        {
            var c = trimmed[i];
            if (char.IsAsciiDigit(c) && (i == 0 || !IsOfWord(trimmed[i - 1])))
                i += CopyNumber(trimmed[i..], normalised, ref length) - 1;
            else if (!char.IsWhiteSpace(c) && !IsLoose(trimmed, i))
                normalised[length++] = char.ToLowerInvariant(c);
            else if (char.IsWhiteSpace(c) && length > 0 && normalised[length - 1] != ' ')
                normalised[length++] = ' ';
        }

        while (length > 0 && normalised[length - 1] == ' ')
            length--;

        // What is made of nothing but punctuation is told apart by it.
        return length == 0 ? trimmed.ToString() : new(normalised, 0, length);
    }

    // Punctuation inside a word or a number, as in "3.5", "10:30" or "C#", is a part of it.
    private static bool IsLoose(ReadOnlySpan<char> text, int i) =>
        text[i] is ',' or '.' or ';' or ':' or '!' or '?' or '"' or '\'' or '(' or ')' or '[' or ']' or '“' or '”' or '„' or '…'
        && (i == 0 || i == text.Length - 1 || !IsOfWord(text[i - 1]) || !IsOfWord(text[i + 1]));

    private static bool IsOfWord(char c) => char.IsLetterOrDigit(c) || c is '.' or ',';

    // Without the separators of thousands and the zeros at the end.
    private static int CopyNumber(ReadOnlySpan<char> text, Span<char> normalised, ref int length)
    {
        var (end, point) = (0, -1);
        while (end < text.Length)
        {
            if (IsGroup(text, end, point))
            {
                end++;
                continue;
            }

            if (text[end] == '.' && point < 0 && end + 1 < text.Length && char.IsAsciiDigit(text[end + 1]))
                point = length;
            else if (!char.IsAsciiDigit(text[end]))
                break;
            normalised[length++] = text[end++];
        }

        // What goes on, as a version or a date does, is no number.
        if (point < 0 || (end < text.Length && text[end] is '.' or '-' or '/' or ':' && end + 1 < text.Length && char.IsLetterOrDigit(text[end + 1])))
            return end;
        while (normalised[length - 1] == '0')
            length--;
        if (length - 1 == point)
            length--;
        return end;
    }

    private static bool IsGroup(ReadOnlySpan<char> text, int i, int point) =>
        text[i] == ',' && point < 0 && i > 0 && i + 3 < text.Length && char.IsAsciiDigit(text[i + 1]) && char.IsAsciiDigit(text[i + 2]) && char.IsAsciiDigit(text[i + 3])
        && (i + 4 == text.Length || !char.IsAsciiDigit(text[i + 4]));
}
