using System.Text;

namespace LlmAttributes.Contract;

/// <summary>
/// Reads a template: <c>{name}</c> and <c>{order.Total:F2}</c> are placeholders, <c>{{name}}</c> is the literal <c>{name}</c>,
/// all other braces stand for themselves.
/// </summary>
internal static class TemplateParser
{
    public static List<TemplatePart> Parse(string template)
    {
        var parts = new List<TemplatePart>();
        var literal = new StringBuilder();
        var literalStart = 0;
        var position = 0;
        while (position < template.Length)
        {
            if (template[position] == '{')
            {
                var isEscaped = position + 1 < template.Length && template[position + 1] == '{';
                if (isEscaped && TryReadHole(template, position + 1, out var inner) && Ends(template, inner))
                {
                    literal.Append(template, position + 1, inner.Length);
                    position += inner.Length + 2;
                    continue;
                }

                if (!isEscaped && TryReadHole(template, position, out var hole))
                {
                    Flush(parts, literal, literalStart, position);
                    parts.Add(hole);
                    position += hole.Length;
                    literalStart = position;
                    continue;
                }
            }

            position = AppendNormalised(literal, template, position);
        }

        Flush(parts, literal, literalStart, position);
        return parts;
    }

    /// <summary>Reads a placeholder that begins at a brace.</summary>
    public static bool TryReadHole(string template, int start, out TemplatePart hole)
    {
        hole = default;
        var position = start + 1;
        while (true)
        {
            var end = EndOfName(template, position);
            if (end == position || end == template.Length)
                return false;

            position = end;
            if (template[position] != '.')
                break;
            position++;
        }

        var pathEnd = position;
        string? format = null;
        if (template[position] == ':')
        {
            position = EndOfFormat(template, position + 1);
            if (position < 0)
                return false;
            format = template.Substring(pathEnd + 1, position - pathEnd - 1);
        }

        if (template[position] != '}')
            return false;

        hole = new(template.Substring(start + 1, pathEnd - start - 1), true, format, start, position + 1 - start);
        return true;
    }

    /// <summary>Finds the end of the identifier that begins at a position; the position itself when there is none.</summary>
    public static int EndOfName(string template, int position)
    {
        if (position >= template.Length || !(char.IsLetter(template[position]) || template[position] == '_'))
            return position;

        while (position < template.Length && (char.IsLetterOrDigit(template[position]) || template[position] == '_'))
            position++;
        return position;
    }

    public static string Normalise(string text)
    {
        if (text.IndexOf('\r') < 0)
            return text;

        var result = new StringBuilder(text.Length);
        for (var position = 0; position < text.Length;)
            position = AppendNormalised(result, text, position);
        return result.ToString();
    }

    // A format never begins with a blank: "{name: value}" is far more often JSON than a format.
    private static int EndOfFormat(string template, int position)
    {
        var start = position;
        for (; position < template.Length; position++)
        {
            var c = template[position];
            if (c == '}')
                return position == start ? -1 : position;
            if (c is '{' or '"' || char.IsControl(c) || c is '\u2028' or '\u2029' || (position == start && char.IsWhiteSpace(c)))
                return -1;
        }

        return -1;
    }

    private static bool Ends(string template, TemplatePart inner)
    {
        var end = inner.Start + inner.Length;
        return end < template.Length && template[end] == '}';
    }

    private static int AppendNormalised(StringBuilder literal, string template, int position)
    {
        var c = template[position];
        if (c != '\r')
        {
            literal.Append(c);
            return position + 1;
        }

        literal.Append('\n');
        return position + 1 < template.Length && template[position + 1] == '\n' ? position + 2 : position + 1;
    }

    private static void Flush(List<TemplatePart> parts, StringBuilder literal, int start, int end)
    {
        if (literal.Length == 0)
            return;

        parts.Add(new(literal.ToString(), false, null, start, end - start));
        literal.Clear();
    }
}
