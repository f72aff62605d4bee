namespace LlmAttributes.Contract;

/// <summary>Finds braces around a parameter's name that are nearly, but not quite, a placeholder.</summary>
internal static class NearMissFinder
{
    /// <summary>Returns the near misses; their text is the placeholder that was probably meant, without braces.</summary>
    public static List<TemplatePart> Find(string template, List<string> names)
    {
        var misses = new List<TemplatePart>();
        for (var position = 0; position < template.Length; position++)
        {
            if (template[position] != '{')
                continue;

            if (position + 1 < template.Length && template[position + 1] == '{' && TemplateParser.TryReadHole(template, position + 1, out var escaped))
            {
                position += escaped.Length;
                continue;
            }

            if (TemplateParser.TryReadHole(template, position, out var hole))
                position += hole.Length - 1;
            else if (TryReadVerbatim(template, position, names, out var miss) || TryReadMiss(template, position, names, out miss))
                misses.Add(miss);
        }

        return misses;
    }

    // The '@' of an identifier belongs to the language, not to the name.
    private static bool TryReadVerbatim(string template, int start, List<string> names, out TemplatePart miss)
    {
        miss = default;
        var end = template.IndexOf('}', start) + 1;
        if (end == 0 || (start > 0 && template[start - 1] == '{'))
            return false;

        var written = template.Substring(start, end - start);
        var meant = written.Replace("{@", "{").Replace(".@", ".");
        if (meant == written || !TemplateParser.TryReadHole(meant, 0, out var hole) || hole.Length != meant.Length)
            return false;

        miss = new(meant.Substring(1, meant.Length - 2), true, null, start, written.Length);
        return names.Contains(hole.Text.Split('.')[0]);
    }

    private static bool TryReadMiss(string template, int start, List<string> names, out TemplatePart miss)
    {
        miss = default;
        var nameStart = SkipBlanks(template, start + 1);
        var nameEnd = EndOfPath(template, nameStart, out var rootEnd);
        if (nameEnd == nameStart || !names.Contains(template.Substring(nameStart, rootEnd - nameStart)))
            return false;

        var after = SkipBlanks(template, nameEnd);
        var isClosed = after < template.Length && template[after] == '}';
        var isBareColon = after + 1 < template.Length && template[after] == ':' && template[after + 1] == '}';
        var isOpen = nameStart == start + 1 && (nameEnd == template.Length || char.IsWhiteSpace(template[nameEnd])) && !IsClosedLater(template, after);
        if (!isClosed && !isBareColon && !isOpen)
            return false;

        var end = isClosed ? after + 1 : isBareColon ? after + 2 : nameEnd;
        miss = new(template.Substring(nameStart, nameEnd - nameStart), true, null, start, end - start);
        return true;
    }

    private static int EndOfPath(string template, int position, out int rootEnd)
    {
        var end = rootEnd = TemplateParser.EndOfName(template, position);
        while (end > position && end + 1 < template.Length && template[end] == '.' && TemplateParser.EndOfName(template, end + 1) is var next && next > end + 1)
            end = next;
        return end;
    }

    private static int SkipBlanks(string template, int position)
    {
        while (position < template.Length && template[position] is ' ' or '\t')
            position++;
        return position;
    }

    private static bool IsClosedLater(string template, int position)
    {
        for (; position < template.Length && template[position] is not ('\r' or '\n' or '{'); position++)
        {
            if (template[position] == '}')
                return true;
        }

        return false;
    }
}
