using System.Globalization;

namespace LlmAttributes.Runtime;

/// <summary>Texts in quotes.</summary>
internal sealed partial class JsonMender
{
    private MendOutcome MendString(ref int at)
    {
        var start = at;
        var open = _text[at];
        if (open == '\\')
        {
            // \"text\" outside a text: the quotes were escaped once too often.
            open = '"';
            at++;
            Note(LlmRepairKind.Quotes, "\\\"", "\"");
        }
        else if (open != '"')
        {
            Note(LlmRepairKind.Quotes, open.ToString(), "\"");
        }

        at++;
        if (TryTripleQuoted(ref at, start, open))
            return MendOutcome.Whole;
        var content = at;
        var end = EndOfString(content, open, _text[start] == '\\', out at);
        Steps += (end < 0 ? _text.Length : end) - content;
        if (end < 0)
            return MendOutcome.CutOff;

        // An escaped quote at first and a bare one at last: the bare one is missing at first.
        Output.Add('"');
        WriteContent(_text[start] == '\\' && end < _text.Length && _text[end] == '"' ? start : content, end);
        Output.Add('"');
        return MendOutcome.Whole;
    }

    private bool TryTripleQuoted(ref int at, int start, char open)
    {
        if (open is not ('"' or '\'') || at + 1 >= _text.Length || _text[at] != open || _text[at + 1] != open)
            return false;
        var length = _text.AsSpan(at + 2).IndexOf(open == '"' ? "\"\"\"" : "'''");
        Steps += length < 0 ? _text.Length - at : length;
        if (length < 0)
            return false;
        Note(LlmRepairKind.Quotes, Excerpt(start, 3), "\"");
        Output.Add('"');
        WriteContent(at + 2, at + 2 + length);
        Output.Add('"');
        at += length + 5;
        return true;
    }

    /// <summary>Writes the content of a text with valid escapes.</summary>
    private void WriteContent(int start, int end)
    {
        var from = start;
        var isPath = false;
        var first = -1;
        for (var i = start; i < end; i++)
        {
            var c = _text[i];
            if (c >= ' ' && c != '"' && c != '\\')
            {
                isPath &= !(char.IsWhiteSpace(c) || c is '\'' or ',' or ';');
                continue;
            }

            Output.Add(_text.AsSpan(from, i - from));
            isPath |= _readsLatex && c == '\\' && IsDrive(i, start);
            var taken = c == '\\' ? WriteEscape(i, end, isPath) : 0;
            if (taken > 0)
            {
                i += taken - 1;
            }
            else
            {
                if (first < 0)
                    first = i;
                WriteEscaped(c, i, end, ref i);
            }

            from = i + 1;
        }

        Output.Add(_text.AsSpan(from, end - from));
        Steps += end - start;
        if (first >= 0)
            Note(LlmRepairKind.Escape, Excerpt(first, Math.Min(40, end - first)));
    }

    // "C:\new" is no line break.
    private bool IsDrive(int at, int start) =>
        at - start >= 2 && _text[at - 1] == ':' && char.IsAsciiLetter(_text[at - 2]) && (at - start == 2 || !char.IsLetterOrDigit(_text[at - 3]))
            && at + 1 < _text.Length && _text[at + 1] != '\\';

    /// <summary>Writes an escape that is valid as it stands.</summary>
    /// <returns>How many characters it takes; 0 when the backslash is text.</returns>
    private int WriteEscape(int at, int end, bool isPath)
    {
        if (at + 1 >= end)
            return 0;
        var c = _text[at + 1];
        switch (c)
        {
            case '"' or '\\' or '/':
                break;
            case 'n' or 'r' or 't' or 'b' or 'f':
                if (isPath || (_readsLatex && LatexWords.IsCommand(_text.AsSpan(at + 1, Math.Min(24, end - at - 1)), _hasFormulas.Value)))
                    return 0;
                break;
            case 'u' when TryUnit(at, end, out var unit):
                return WriteUnit(at, end, unit);
            default:
                return 0;
        }

        Output.Add(_text.AsSpan(at, 2));
        return 2;
    }

    private int WriteUnit(int at, int end, char unit)
    {
        if (!char.IsSurrogate(unit))
        {
            Output.Add(_text.AsSpan(at, 6));
            return 6;
        }

        if (char.IsHighSurrogate(unit) && TryUnit(at + 6, end, out var low) && char.IsLowSurrogate(low))
        {
            Output.Add(_text.AsSpan(at, 12));
            return 12;
        }

        // Half a character is none.
        Output.Add("\\uFFFD"u8);
        return 6;
    }

    private bool TryUnit(int at, int end, out char unit)
    {
        unit = default;
        if (at + 6 > end || _text[at] != '\\' || _text[at + 1] != 'u')
            return false;
        for (var i = at + 2; i < at + 6; i++)
        {
            if (!char.IsAsciiHexDigit(_text[i]))
                return false;
        }

        unit = (char)ushort.Parse(_text.AsSpan(at + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        return true;
    }

    private void WriteEscaped(char c, int at, int end, ref int last)
    {
        switch (c)
        {
            case '\\' when at + 1 < end && _text[at + 1] is '\'' or '`':
                // \' is an escape elsewhere.
                last = at + 1;
                Output.Add(_text[last]);
                break;
            case '"' or '\\':
                Output.Add('\\');
                Output.Add(c);
                break;
            case '\n':
                Output.Add("\\n"u8);
                break;
            case '\r':
                Output.Add("\\r"u8);
                break;
            case '\t':
                Output.Add("\\t"u8);
                break;
            default:
                Output.Add(string.Create(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}"));
                break;
        }
    }
}
