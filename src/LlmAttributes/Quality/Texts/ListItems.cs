namespace LlmAttributes;

/// <summary>The items of a list, a line each: bullets, or numbers from 1 on.</summary>
internal static class ListItems
{
    /// <summary>Counts the items at the outermost level.</summary>
    public static int Count(string text)
    {
        var bullets = 0;
        var numbers = 0;
        var indent = int.MaxValue;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            var item = line.TrimStart();
            var left = line.Length - item.Length;
            if (IsNumbered(item))
                numbers++;
            if (!IsBullet(item))
                continue;
            if (left < indent)
                (indent, bullets) = (left, 0);
            bullets += left == indent ? 1 : 0;
        }

        // Bullets below numbers are the details of the items.
        return numbers > 1 ? numbers : bullets;
    }

    public static bool IsItem(ReadOnlySpan<char> line) => IsBullet(line.TrimStart()) || IsNumbered(line.TrimStart());

    private static bool IsBullet(ReadOnlySpan<char> line) => line.Length > 2 && line[0] is '-' or '*' or '•' or '–' or '+' && line[1] == ' ';

    private static bool IsNumbered(ReadOnlySpan<char> line)
    {
        line = line.TrimStart("*#").TrimStart();
        var digits = 0;
        while (digits < line.Length && char.IsAsciiDigit(line[digits]))
            digits++;
        return digits is > 0 and < 4 && line.Length > digits + 2 && line[digits] is '.' or ')' && line[digits + 1] is ' ' or '*';
    }
}
