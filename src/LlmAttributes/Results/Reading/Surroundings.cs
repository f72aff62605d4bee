namespace LlmAttributes.Runtime;

/// <summary>What stands around JSON.</summary>
internal static class Surroundings
{
    /// <summary>Says what a text before JSON is: nothing, the beginning of a fenced block, or something else.</summary>
    public static LlmRepairKind? Before(ReadOnlySpan<char> text)
    {
        text = text.TrimEnd();
        var language = text.Length;
        while (language > 0 && char.IsAsciiLetterOrDigit(text[language - 1]))
            language--;
        if (text[..language].TrimEnd().EndsWith("```"))
            return LlmRepairKind.Fence;
        return text.IsEmpty ? null : LlmRepairKind.SurroundingText;
    }
}
