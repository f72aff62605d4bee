namespace LlmAttributes.Runtime;

/// <summary>Values without quotes: numbers, literals, and text that should have had quotes.</summary>
internal sealed partial class JsonMender
{
    private MendOutcome MendBare(ref int at)
    {
        var start = at;
        var isImplied = _depth > 0 && _levels[_depth - 1].IsImplied;
        at = EndOfBare(at, isImplied);
        Steps += at - start;
        var end = at;
        Trim(ref start, ref end, isImplied);
        if (end == start)
            return MendOutcome.Nothing;

        // "12" at the end of the text may be the beginning of "123".
        if (at == _text.Length && !isImplied && _depth > 0)
            return MendOutcome.CutOff;
        var text = _text.AsSpan(start, end - start);
        if (IsNumber(text) || text is "true" or "false" or "null")
        {
            Output.Add(text);
            return MendOutcome.Whole;
        }

        if (Literal(text) is { } literal)
        {
            HasLiterals = true;
            if (!_keepsLiterals)
            {
                Note(LlmRepairKind.Literal, text.ToString(), literal);
                Output.Add(literal);
                return MendOutcome.Whole;
            }
        }

        Note(LlmRepairKind.Quotes, Excerpt(start, Math.Min(40, text.Length)));
        WriteText(start, end);
        return MendOutcome.Whole;
    }

    private void WriteText(int start, int end)
    {
        Output.Add('"');
        WriteContent(start, end);
        Output.Add('"');
    }

    private void Trim(ref int start, ref int end, bool isImplied)
    {
        while (end > start && (char.IsWhiteSpace(_text[end - 1]) || (isImplied && _text[end - 1] == '*')))
            end--;
        while (start < end && (char.IsWhiteSpace(_text[start]) || (isImplied && _text[start] == '*')))
            start++;
    }

    private int EndOfBare(int at, bool isImplied)
    {
        var isInList = _depth > 0 && _levels[_depth - 1].IsList;
        var nested = 0;
        for (; at < _text.Length; at++)
        {
            switch (_text[at])
            {
                case '\n' when !isImplied || EndsLines(at):
                    return at;
                case ',' or ';' when nested == 0 && !isImplied && (isInList || EndsMember(at + 1, isPlain: true, quotes: 0)):
                    return at;
                case '}' or ']' when nested == 0 && !isImplied:
                    return at;
                case '(' or '[' or '{':
                    nested++;
                    break;
                case ')' or ']' or '}':
                    nested = Math.Max(0, nested - 1);
                    break;
                case '/' or '#' when at > 0 && char.IsWhiteSpace(_text[at - 1]) && !isImplied && TryComment(at, LongestName, out _):
                    return at;
                case '`' when IsFence(at):
                    return at;
            }
        }

        return at;
    }

    /// <summary>Whether a text without quotes, in lines without braces, ends at a line break: before an empty line or another name.</summary>
    private bool EndsLines(int at)
    {
        var next = at + 1;
        while (next < _text.Length && _text[next] is ' ' or '\t' or '\r')
            next++;
        if (next >= _text.Length || _text[next] == '\n')
            return true;
        return TryPeekName(next, out var name, out _, out _) && _names.Contains(_text.AsSpan(name));
    }

    /// <summary>Whether a text is a number as JSON writes it.</summary>
    internal static bool IsNumber(ReadOnlySpan<char> text)
    {
        if (text is ['-', ..])
            text = text[1..];
        var whole = Digits(text);
        if (whole == 0 || (whole > 1 && text[0] == '0'))
            return false;
        text = text[whole..];
        if (text is ['.', ..])
        {
            var decimals = Digits(text[1..]);
            if (decimals == 0)
                return false;
            text = text[(decimals + 1)..];
        }

        if (text is ['e' or 'E', ..])
        {
            text = text[1..];
            if (text is ['+' or '-', ..])
                text = text[1..];
            var exponent = Digits(text);
            if (exponent == 0)
                return false;
            text = text[exponent..];
        }

        return text.IsEmpty;
    }

    private static int Digits(ReadOnlySpan<char> text)
    {
        var length = text.IndexOfAnyExceptInRange('0', '9');
        return length < 0 ? text.Length : length;
    }

    private static string? Literal(ReadOnlySpan<char> text) => text switch
    {
        "True" or "TRUE" => "true",
        "False" or "FALSE" => "false",
        "None" or "NULL" or "Null" or "undefined" or "nil" => "null",
        "NaN" or "nan" => "\"NaN\"",
        "Infinity" or "inf" or "+Infinity" => "\"Infinity\"",
        "-Infinity" or "-inf" => "\"-Infinity\"",
        _ => null,
    };
}
