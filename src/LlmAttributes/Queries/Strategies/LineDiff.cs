using System.Text;

namespace LlmAttributes;

/// <summary>Shows two texts line by line: what both begin and end with once, between them what was taken out and put in.</summary>
internal static class LineDiff
{
    public static void Write(StringBuilder text, string before, string after)
    {
        var (old, now) = (before.Split('\n'), after.Split('\n'));
        var same = 0;
        while (same < old.Length && same < now.Length && old[same] == now[same])
            same++;
        var end = 0;
        while (end < old.Length - same && end < now.Length - same && old[^(end + 1)] == now[^(end + 1)])
            end++;
        Write(text, "  ", old.AsSpan(0, same));
        Write(text, "- ", old.AsSpan(same, old.Length - end - same));
        Write(text, "+ ", now.AsSpan(same, now.Length - end - same));
        Write(text, "  ", old.AsSpan(old.Length - end));
    }

    private static void Write(StringBuilder text, string mark, ReadOnlySpan<string> lines)
    {
        foreach (var line in lines)
            text.Append(mark).Append(line).Append('\n');
    }
}
