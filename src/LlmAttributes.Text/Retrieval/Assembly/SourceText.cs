using System.Buffers;
using System.Globalization;
using System.Text;

namespace LlmAttributes;

/// <summary>Writes passages of a document as one text, and the heading they stand below in a context.</summary>
internal static class SourceText
{
    private const string Between = " › ";

    // Brackets, a number, blanks and line ends.
    private const int Signs = 32;

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

    public static string Block(int number, IndexedPassage passage, string text)
    {
        var room = ArrayPool<char>.Shared.Rent(MostOf(passage, text));
        var block = new string(room, 0, Write(room, number, passage, text));
        ArrayPool<char>.Shared.Return(room);
        return block;
    }

    /// <summary>Counts a block, with the blank line that stands behind it.</summary>
    public static long TokensOf(ITokenCounter counter, int number, IndexedPassage passage, string text)
    {
        var room = ArrayPool<char>.Shared.Rent(MostOf(passage, text));
        var length = Write(room, number, passage, text);
        room[length++] = '\n';
        var tokens = counter.Count(room.AsSpan(0, length)).Tokens;
        ArrayPool<char>.Shared.Return(room);
        return tokens;
    }

    private static int MostOf(IndexedPassage passage, string text)
    {
        var most = Signs + text.Length + (passage.Title?.Length ?? 0) + passage.DocumentId.Length;
        for (var i = 0; i < passage.Breadcrumb.Count; i++)
            most += Between.Length + (passage.Breadcrumb[i]?.Length ?? 0);
        return most;
    }

    private static int Write(Span<char> block, int number, IndexedPassage passage, string text)
    {
        block[0] = '[';
        number.TryFormat(block[1..], out var digits, default, CultureInfo.InvariantCulture);
        var at = Append(block, 1 + digits, "]");
        at = AppendLine(block, at, " ", passage.Title);
        for (var i = 0; i < passage.Breadcrumb.Count; i++)
            at = AppendLine(block, at, Between, passage.Breadcrumb[i]);
        at = AppendLine(block, Append(block, at, " ("), "", passage.DocumentId);
        at = Append(block, at, ")\n");
        at = Append(block, at, text.AsSpan().TrimEnd());
        return Append(block, at, "\n");
    }

    private static int Append(Span<char> block, int at, ReadOnlySpan<char> text)
    {
        text.CopyTo(block[at..]);
        return at + text.Length;
    }

    // A title with a line break could pass for a text of its own.
    private static int AppendLine(Span<char> block, int at, string before, string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return at;
        at = Append(block, at, before);
        foreach (var c in text)
            block[at++] = char.IsControl(c) || c is '\u2028' or '\u2029' ? ' ' : c;
        return at;
    }
}
