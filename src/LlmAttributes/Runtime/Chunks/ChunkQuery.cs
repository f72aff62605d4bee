using Microsoft.Extensions.AI;

namespace LlmAttributes.Runtime;

/// <summary>Asks for a chunk as the query of the whole call is asked.</summary>
internal static class ChunkQuery
{
    private const string FencePrefix = "untrusted-";
    private const int FenceLength = 16;

    /// <summary>Changes the prompt of a chunk as that of the call was changed; where it does not read like that, it stays as it is.</summary>
    /// <param name="query">The query of the call, in which a mark stands for the document.</param>
    /// <param name="rendered">The prompt of the chunk.</param>
    public static IReadOnlyList<ChatMessage> Apply(OptimizedQuery query, IReadOnlyList<ChatMessage> rendered)
    {
        if (rendered is MemberPrompts all)
            return MemberPrompts.Change(all, (one, _) => Apply(query, one));
        var at = QueryMessages.IndexOf(rendered);
        if (at < 0 || QueryMessages.TextOf(rendered[at])?.Text is not { } text || Rewrite(query, text) is not { } asked)
            return rendered;
        return ShownPrompt.Rewritten(rendered, QueryMessages.Apply(rendered is ShownPrompt ? [.. rendered] : rendered, at, asked, query.Changes));
    }

    // Each rendering has delimiters of its own around what is untrusted.
    private static string? Rewrite(OptimizedQuery query, string text)
    {
        var (original, asked) = (query.Original, query.Text);
        if (FenceOf(original) is { } old)
        {
            if (FenceOf(text) is not { } fence)
                return null;
            (original, asked) = (original.Replace(old, fence, StringComparison.Ordinal), asked.Replace(old, fence, StringComparison.Ordinal));
        }

        if (original == text)
            return asked;
        if (Split(original) is not var (before, after) || Split(asked) is not var (askedBefore, askedAfter) || text.Length < before.Length + after.Length
            || !text.StartsWith(before, StringComparison.Ordinal) || !text.EndsWith(after, StringComparison.Ordinal))
            return null;
        return string.Concat(askedBefore, text.AsSpan(before.Length, text.Length - before.Length - after.Length), askedAfter);
    }

    private static (string Before, string After)? Split(string text)
    {
        var at = text.IndexOf(ChunkedPrompt.Mark, StringComparison.Ordinal);
        var end = at + ChunkedPrompt.Mark.Length;
        return at < 0 || text.IndexOf(ChunkedPrompt.Mark, end, StringComparison.Ordinal) >= 0 ? null : (text[..at], text[end..]);
    }

    private static string? FenceOf(string text)
    {
        var at = text.IndexOf(FencePrefix, StringComparison.Ordinal);
        return at < 0 || at + FencePrefix.Length + FenceLength > text.Length ? null : text.Substring(at, FencePrefix.Length + FenceLength);
    }
}
