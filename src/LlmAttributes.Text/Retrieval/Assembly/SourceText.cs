using System.Text;

namespace LlmAttributes;

/// <summary>Writes passages of a document as one text, and the heading they stand below in a context.</summary>
internal static class SourceText
{
    private const int RoomForHeading = 64;

    /// <summary>Joins passages; what the end of one and the beginning of the next share stands once.</summary>
    public static string Join(IReadOnlyList<IndexedPassage> passages)
    {
        if (passages.Count == 1)
            return passages[0].Text;
        var text = new StringBuilder();
        var end = passages[0].Start;
        foreach (var passage in passages)
        {
            var isLiteral = passage.Text.Length == passage.End - passage.Start;
            var shared = isLiteral && passage.Start < end && text.Length > 0 ? (int)Math.Min(end - passage.Start, passage.Text.Length) : 0;
            if (text.Length > 0 && (!isLiteral || passage.Start > end) && text[^1] != '\n')
                text.Append('\n');
            text.Append(passage.Text, shared, passage.Text.Length - shared);
            end = passage.End;
        }

        return text.ToString();
    }

    public static string Block(int number, IndexedPassage passage, string text, string end = "")
    {
        var block = new StringBuilder(text.Length + RoomForHeading + (passage.Title?.Length ?? 0)).Append('[').Append(number).Append(']');
        AppendLine(block, " ", passage.Title);
        foreach (var heading in passage.Breadcrumb)
            AppendLine(block, " › ", heading);
        AppendLine(block.Append(" ("), "", passage.DocumentId);
        return block.Append(")\n").Append(text.AsSpan().TrimEnd()).Append('\n').Append(end).ToString();
    }

    // A title with a line break could pass for a text of its own.
    private static void AppendLine(StringBuilder block, string before, string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return;
        block.Append(before);
        foreach (var c in text)
            block.Append(char.IsControl(c) || c is '\u2028' or '\u2029' ? ' ' : c);
    }
}
