namespace LlmAttributes.Contract;

/// <summary>Reads the tags of a template: conditions, loops, fragments and turns.</summary>
internal static class TagReader
{
    /// <summary>The name of an item where a loop gives it none.</summary>
    public const string Item = "item";

    private static readonly (string Text, TemplateTag Tag, string Value)[] s_fixed =
    [
        ("{:else}", TemplateTag.Else, ""),
        ("{/if}", TemplateTag.EndIf, ""),
        ("{/each}", TemplateTag.EndEach, ""),
        ("{#system}", TemplateTag.Turn, "system"),
        ("{#user}", TemplateTag.Turn, "user"),
        ("{#assistant}", TemplateTag.Turn, "assistant"),
    ];

    /// <summary>Reads a tag that begins at a brace.</summary>
    public static bool TryRead(string template, int start, out TemplatePart tag)
    {
        tag = default;
        if (start + 2 >= template.Length || template[start + 1] is not ('#' or ':' or '/' or '>'))
            return false;

        foreach (var (text, kind, value) in s_fixed)
        {
            if (string.CompareOrdinal(template, start, text, 0, text.Length) != 0)
                continue;

            tag = new(value, false, null, start, text.Length) { Tag = kind };
            return true;
        }

        if (template[start + 1] == '>')
            return TryReadInclude(template, start, out tag);
        return TryReadBlock(template, start, "{#if", TemplateTag.If, out tag) || TryReadBlock(template, start, "{#each", TemplateTag.Each, out tag);
    }

    /// <summary>Whether a tag has its line for itself, and where that line begins and ends.</summary>
    public static bool IsAlone(string template, TemplatePart tag, out int lineStart, out int lineEnd)
    {
        lineStart = tag.Start;
        while (lineStart > 0 && template[lineStart - 1] is ' ' or '\t')
            lineStart--;
        lineEnd = SkipBlanks(template, tag.Start + tag.Length);
        var begins = lineStart == 0 || template[lineStart - 1] is '\n' or '\r';
        if (!begins || (lineEnd < template.Length && template[lineEnd] is not ('\n' or '\r')))
            return false;

        if (lineEnd < template.Length)
            lineEnd += template[lineEnd] == '\r' && lineEnd + 1 < template.Length && template[lineEnd + 1] == '\n' ? 2 : 1;
        return true;
    }

    private static bool TryReadInclude(string template, int start, out TemplatePart tag)
    {
        tag = default;
        var end = start + 2;
        while (end < template.Length && (char.IsLetterOrDigit(template[end]) || template[end] is '_' or '-' or '.'))
            end++;
        if (end == start + 2 || end == template.Length || template[end] != '}')
            return false;

        tag = new(template.Substring(start + 2, end - start - 2), false, null, start, end + 1 - start) { Tag = TemplateTag.Include };
        return true;
    }

    private static bool TryReadBlock(string template, int start, string head, TemplateTag kind, out TemplatePart tag)
    {
        tag = default;
        var position = start + head.Length;
        if (string.CompareOrdinal(template, start, head, 0, head.Length) != 0 || position >= template.Length || template[position] is not (' ' or '\t' or '}'))
            return false;

        var close = template.IndexOf('}', position);
        if (close < 0)
            return false;

        tag = new(template.Substring(start, close + 1 - start), false, null, start, close + 1 - start) { Tag = TemplateTag.Malformed };
        var nameStart = SkipBlanks(template, position);
        var nameEnd = TemplateParser.EndOfPath(template, nameStart);
        var rest = SkipBlanks(template, nameEnd);
        if (nameEnd == nameStart)
            return true;

        var path = template.Substring(nameStart, nameEnd - nameStart);
        if (rest == close)
        {
            tag = tag with { Text = path, Tag = kind, Format = kind == TemplateTag.Each ? Item : null };
        }
        else if (kind == TemplateTag.Each && rest > nameEnd && string.CompareOrdinal(template, rest, "as ", 0, 3) == 0)
        {
            var itemStart = SkipBlanks(template, rest + 3);
            var itemEnd = TemplateParser.EndOfName(template, itemStart);
            if (itemEnd > itemStart && SkipBlanks(template, itemEnd) == close)
                tag = tag with { Text = path, Tag = kind, Format = template.Substring(itemStart, itemEnd - itemStart) };
        }

        return true;
    }

    private static int SkipBlanks(string template, int position)
    {
        while (position < template.Length && template[position] is ' ' or '\t')
            position++;
        return position;
    }
}
