namespace LlmAttributes.Runtime;

/// <summary>Compares texts as votes: letter case, runs of white space and closing punctuation do not matter.</summary>
internal sealed class NormalisedTextComparer : IEqualityComparer<string>
{
    public static NormalisedTextComparer Instance { get; } = new();

    public bool Equals(string? x, string? y) => string.Equals(Normalise(x), Normalise(y), StringComparison.Ordinal);

    public int GetHashCode(string obj) => StringComparer.Ordinal.GetHashCode(Normalise(obj));

    private static string Normalise(string? text)
    {
        if (text is null)
            return "";

        var trimmed = AnswerText.Trim(text);
        var normalised = new char[trimmed.Length];
        var length = 0;
        foreach (var c in trimmed)
        {
            if (!char.IsWhiteSpace(c))
                normalised[length++] = char.ToLowerInvariant(c);
            else if (length > 0 && normalised[length - 1] != ' ')
                normalised[length++] = ' ';
        }

        return new(normalised, 0, length);
    }
}
