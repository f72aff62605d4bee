using System.Text;

namespace LlmAttributes.Contract;

/// <summary>
/// Reads a template: <c>{name}</c> and <c>{order.Total:F2}</c> are placeholders, <c>{#if paid}</c> and its like are tags, <c>{{name}}</c> is the literal
/// <c>{name}</c>, all other braces stand for themselves.
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
                if (isEscaped && (TryReadHole(template, position + 1, out var inner) || TagReader.TryRead(template, position + 1, out inner)) && Ends(template, inner))
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

            if (template[position] == '{' && TagReader.TryRead(template, position, out var tag))
            {
                position = AddTag(parts, literal, ref literalStart, template, tag);
                continue;
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

    /// <summary>Finds the end of the property path that begins at a position; the position itself when there is none.</summary>
    public static int EndOfPath(string template, int position)
    {
        var end = EndOfName(template, position);
        while (end > position && end < template.Length && template[end] == '.' && EndOfName(template, end + 1) is var next && next > end + 1)
            end = next;
        return end;
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

    // A line that holds nothing but a tag would else be a blank line of the prompt. A fragment's line stays, since its text takes the place.
    private static int AddTag(List<TemplatePart> parts, StringBuilder literal, ref int literalStart, string template, TemplatePart tag)
    {
        var end = tag.Start + tag.Length;
        if (TagReader.IsAlone(template, tag, out var lineStart, out var lineEnd))
        {
            tag = tag with { IsLine = true };
            if (tag.Tag is not (TemplateTag.Include or TemplateTag.Malformed))
            {
                literal.Length -= Math.Min(literal.Length, tag.Start - lineStart);
                end = lineEnd;
            }
        }

        Flush(parts, literal, literalStart, tag.Start);
        parts.Add(tag);
        return literalStart = end;
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
