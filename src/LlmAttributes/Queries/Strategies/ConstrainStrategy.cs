namespace LlmAttributes;

/// <summary>Says the form, the length and the language of the answer.</summary>
internal static class ConstrainStrategy
{
    public static bool Applies(ClarityReport clarity, QueryContext context)
    {
        if ((context.Format ?? context.Length ?? context.Language) is not null)
            return true;
        foreach (var finding in clarity.Findings)
        {
            if (IsMended(finding.Fault))
                return true;
        }

        return false;
    }

    public static bool IsMended(ClarityFault fault) => fault is ClarityFault.MissingFormat or ClarityFault.MissingLength or ClarityFault.MissingLanguage;

    public static void Propose(QueryDraft draft)
    {
        var (clarity, context) = (draft.Plan.Clarity, draft.Context);
        Propose(draft, clarity.Find(ClarityFault.MissingFormat), context.Format, "Give the answer as {0}.", DefaultFormat(draft));
        Propose(draft, clarity.Find(ClarityFault.MissingLength), context.Length, "Length of the answer: {0}.", draft.Plan.Task.Task == TaskType.Summarization ? draft.Defaults.SummaryLength : draft.Defaults.TextLength);
        Propose(draft, clarity.Find(ClarityFault.MissingLanguage), context.Language, "Language of the answer: {0}.", draft.Defaults.Language);
        if (clarity.Find(ClarityFault.MissingLanguage) is { } missing && (context.Language ?? draft.Defaults.Language) is null)
            draft.Note(QueryStrategies.Constrain, "If the language to translate into is not said in this conversation, ask for it in one sentence, do not guess.", missing.Reason, missing.Fault);
    }

    private static void Propose(QueryDraft draft, ClarityFinding? missing, string? known, string words, string? usual)
    {
        if (known is not null)
            draft.Note(QueryStrategies.Constrain, words.Replace("{0}", known, StringComparison.Ordinal), "The call declares it.", missing?.Fault);
        else if (missing is { } finding && usual is not null)
            draft.Note(QueryStrategies.Constrain, words.Replace("{0}", usual, StringComparison.Ordinal), finding.Reason, finding.Fault);
    }

    private static string DefaultFormat(QueryDraft draft) =>
        draft.Plan.Clarity.Find(ClarityFault.MissingFormat) is { } finding && draft.Quote(finding) is var verb
        && (verb.StartsWith("compar", StringComparison.OrdinalIgnoreCase) || verb.StartsWith("vergleich", StringComparison.OrdinalIgnoreCase))
            ? draft.Defaults.ComparisonFormat
            : draft.Defaults.Format;
}
