namespace LlmAttributes;

/// <summary>Shows examples: given ones first, then earlier queries that were answered well.</summary>
internal static class ExemplifyStrategy
{
    public static void Propose(QueryDraft draft, IReadOnlyList<QueryExample> fromHistory, int most)
    {
        for (var i = 0; i < draft.Context.Examples.Count && i < most; i++)
            draft.Add(new(QueryStrategies.Exemplify, "", "The call declares the example.") { Example = draft.Context.Examples[i] });
        for (var i = 0; i < fromHistory.Count && i + draft.Context.Examples.Count < most; i++)
            draft.Add(new(QueryStrategies.Exemplify, "", "An earlier request like it was answered well.") { Example = fromHistory[i] });
    }
}
