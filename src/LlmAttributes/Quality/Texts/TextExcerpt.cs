namespace LlmAttributes;

/// <summary>The beginning and the end of a long text, for a model that reads it.</summary>
internal static class TextExcerpt
{
    public static string Of(string text, int most) => text.Length <= most ? text : $"{text.AsSpan(0, most / 2)}\n[…]\n{text.AsSpan(text.Length - (most / 2))}";
}
