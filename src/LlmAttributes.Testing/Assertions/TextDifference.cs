using System.Text;
using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;

namespace LlmAttributes.Testing;

/// <summary>Shows how one text differs from another, line by line.</summary>
internal static class TextDifference
{
    // As many equal lines stay around a difference that a reader finds the place.
    private const int Around = 3;

    public static string Of(string expected, string actual)
    {
        var lines = InlineDiffBuilder.Diff(Plain(expected), Plain(actual), ignoreWhiteSpace: false).Lines;
        var text = new StringBuilder();
        var hidden = 0;
        for (var i = 0; i < lines.Count; i++)
        {
            if (lines[i].Type == ChangeType.Unchanged && IsFar(lines, i))
            {
                hidden++;
                continue;
            }

            if (hidden > 0)
                text.Append("    … ").Append(hidden).Append(" equal ").AppendLine(hidden == 1 ? "line" : "lines");
            hidden = 0;
            text.Append("  ").Append(lines[i].Type switch { ChangeType.Deleted => "- ", ChangeType.Inserted => "+ ", _ => "  " }).AppendLine(lines[i].Text);
        }

        return text.ToString().TrimEnd();
    }

    private static bool IsFar(List<DiffPiece> lines, int at)
    {
        for (var i = Math.Max(0, at - Around); i <= Math.Min(lines.Count - 1, at + Around); i++)
        {
            if (lines[i].Type != ChangeType.Unchanged)
                return false;
        }

        return true;
    }

    private static string Plain(string text) => text.Replace("\r\n", "\n", StringComparison.Ordinal);
}
