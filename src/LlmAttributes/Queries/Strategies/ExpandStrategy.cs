namespace LlmAttributes;

/// <summary>Adds the background that is known.</summary>
internal static class ExpandStrategy
{
    public static bool Applies(QueryContext context) => context.Passages.Count > 0 || context.Definitions.Count > 0;

    public static void Propose(QueryDraft draft)
    {
        foreach (var (term, meaning) in draft.Context.Definitions)
        {
            if (Uses(draft.Query, term))
                draft.Add(new(QueryStrategies.Expand, $"{term}: {meaning}", $"The request uses \"{term}\".") { IsBackground = true });
        }

        foreach (var passage in draft.Context.Passages)
            draft.Add(new(QueryStrategies.Expand, passage, "The passage was found for the request.") { IsBackground = true });
    }

    private static bool Uses(string query, string term)
    {
        for (var at = query.IndexOf(term, StringComparison.OrdinalIgnoreCase); at >= 0; at = query.IndexOf(term, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            if ((at == 0 || !char.IsLetterOrDigit(query[at - 1])) && (at + term.Length == query.Length || !char.IsLetterOrDigit(query[at + term.Length])))
                return true;
        }

        return false;
    }
}
