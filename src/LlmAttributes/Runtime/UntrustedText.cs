using System.Buffers;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace LlmAttributes.Runtime;

/// <summary>Writes untrusted text so that nothing in it passes for a delimiter, for a special token of a model or for nothing at all.</summary>
internal static class UntrustedText
{
    private static readonly string[] s_tags =
    [
        "untrusted", "|", "\uff5c", "start_of_turn", "end_of_turn", "s>", "bos>", "eos>", "<SYS>>", "</SYS>>", "system", "assistant", "tool_call", "tool_response",
    ];

    private static readonly string[] s_brackets = ["INST]", "SYSTEM_PROMPT]", "TOOL_CALLS]", "AVAILABLE_TOOLS]", "TOOL_RESULTS]"];

    private static readonly SearchValues<char> s_plain = SearchValues.Create(" \t\n\r!\"#$%&'()*+,-./0123456789:;=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ\\]^_`abcdefghijklmnopqrstuvwxyz{|}~");

    public static void Append(ref DefaultInterpolatedStringHandler text, string value)
    {
        var start = 0;
        for (var i = NextTelling(value, 0); i < value.Length; i = NextTelling(value, i + 1))
        {
            var c = value[i];
            var replacement = c switch
            {
                '<' when Begins(value, i + 1, s_tags) => "&lt;",
                '[' when Begins(value, i + 1, s_brackets) => "&#91;",
                _ when IsHidden(value, i) => $"\\u{((int)c).ToString("x4", CultureInfo.InvariantCulture)}",
                _ => null,
            };
            if (replacement is null)
                continue;

            text.AppendFormatted(value.AsSpan(start, i - start));
            text.AppendLiteral(replacement);
            start = i + 1;
        }

        text.AppendFormatted(value.AsSpan(start));
    }

    // Most of a text is letters and blanks, which need no look of their own.
    private static int NextTelling(string value, int start) => value.AsSpan(start).IndexOfAnyExcept(s_plain) is >= 0 and var at ? start + at : value.Length;

    private static bool Begins(string value, int start, string[] marks)
    {
        // Blanks and ends of lines within a tag are none to a model, and it may end something.
        start = AfterBlanks(value, start);
        if (start < value.Length && value[start] == '/')
            start = AfterBlanks(value, start + 1);
        foreach (var mark in marks)
        {
            if (string.Compare(value, start, mark, 0, mark.Length, StringComparison.OrdinalIgnoreCase) == 0)
                return true;
        }

        return false;
    }

    private static int AfterBlanks(string value, int start)
    {
        while (start < value.Length && char.IsWhiteSpace(value[start]))
            start++;
        return start;
    }

    // What turns the reading direction, what has no width, control characters, and the tag characters that spell hidden text. Joiners stay: scripts and emoji need them.
    private static bool IsHidden(string value, int i)
    {
        var c = value[i];
        if (c < ' ')
            return c is not ('\t' or '\n' or '\r');
        if (c is '\u200c' or '\u200d')
            return false;
        if (c is '\udb40' || (i > 0 && value[i - 1] == '\udb40'))
            return true;
        return c >= '\u007f' && char.GetUnicodeCategory(c) is UnicodeCategory.Format or UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
            || IsLone(value, i);
    }

    private static bool IsLone(string value, int i) =>
        (char.IsHighSurrogate(value[i]) && !(i + 1 < value.Length && char.IsLowSurrogate(value[i + 1])))
        || (char.IsLowSurrogate(value[i]) && !(i > 0 && char.IsHighSurrogate(value[i - 1])));
}
