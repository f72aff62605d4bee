namespace LlmAttributes.Testing;

internal static class TextPieces
{
    /// <summary>Cuts a text after each run of blanks, so that the pieces joined are the text.</summary>
    public static IReadOnlyList<string> Of(string text)
    {
        var pieces = new List<string>();
        var start = 0;
        for (var i = 1; i < text.Length; i++)
        {
            if (!char.IsWhiteSpace(text[i - 1]) || char.IsWhiteSpace(text[i]))
                continue;
            pieces.Add(text[start..i]);
            start = i;
        }
        if (start < text.Length)
            pieces.Add(text[start..]);
        return pieces;
    }
}
