using Microsoft.Extensions.AI;

namespace LlmAttributes;

/// <summary>Lets a model write a query anew, and keeps what it wrote only when nothing that must stay got lost.</summary>
internal static class QueryRewriter
{
    private const int MostGrowth = 3;

    private const string Instruction = """
        Rewrite the user's request so that it is clear, in the same language. Keep its meaning, every number, name, quotation and condition. Do not answer it and add no demand of your own.
        Return the rewritten request and nothing else.
        """;

    public static List<ChatMessage> Ask(string query) => [new(ChatRole.System, Instruction), new(ChatRole.User, query)];

    /// <summary>Whether a rewritten query still says all that can be checked: its numbers and quotations.</summary>
    public static bool Keeps(string query, string rewritten)
    {
        if (rewritten.Length == 0 || rewritten.Length > (query.Length * MostGrowth) + 200)
            return false;
        for (var i = 0; i < query.Length; i++)
        {
            var end = EndOf(query, i);
            if (end == i)
                continue;
            if (!rewritten.Contains(query[i..end], StringComparison.Ordinal))
                return false;
            i = end - 1;
        }

        return true;
    }

    private static int EndOf(string query, int at)
    {
        if (char.IsAsciiDigit(query[at]))
        {
            var end = at;
            while (end < query.Length && char.IsAsciiDigit(query[end]))
                end++;
            return end;
        }

        var close = query[at] switch { '"' => '"', '“' => '”', '«' => '»', '`' => '`', _ => '\0' };
        var found = close == '\0' ? -1 : query.IndexOf(close, at + 1);
        return found < 0 ? at : found + 1;
    }
}
