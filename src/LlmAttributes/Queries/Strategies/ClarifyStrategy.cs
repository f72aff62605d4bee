namespace LlmAttributes;

/// <summary>Says what a query leaves open: what is known, else a default, else that the model has to ask.</summary>
internal static class ClarifyStrategy
{
    public static bool Applies(ClarityReport clarity, QueryContext context)
    {
        if ((context.Subject ?? context.Audience) is not null)
            return true;
        foreach (var finding in clarity.Findings)
        {
            if (IsMended(finding.Fault))
                return true;
        }

        return false;
    }

    public static bool IsMended(ClarityFault fault) =>
        fault is ClarityFault.UnclearReference or ClarityFault.VagueQuantity or ClarityFault.MissingObject or ClarityFault.MissingAudience or ClarityFault.Contradiction;

    public static void Propose(QueryDraft draft)
    {
        if (draft.Context.Subject is { } subject)
            draft.Note(QueryStrategies.Clarify, $"The request is about: {subject}.", "What the request is about is known from its context.", draft.Plan.Clarity.Find(ClarityFault.UnclearReference)?.Fault);
        if (draft.Context.Audience is { } audience)
            draft.Note(QueryStrategies.Clarify, $"Write for {audience}.", "The call declares the readers.", draft.Plan.Clarity.Find(ClarityFault.MissingAudience)?.Fault);
        foreach (var finding in draft.Plan.Clarity.Findings)
        {
            if (IsMended(finding.Fault) && Detail(draft, finding) is { } detail)
                draft.Note(QueryStrategies.Clarify, detail, finding.Reason, finding.Fault);
        }
    }

    private static string? Detail(QueryDraft draft, ClarityFinding finding)
    {
        var words = draft.Quote(finding);
        return finding.Fault switch
        {
            ClarityFault.UnclearReference when draft.Context.Subject is null => $"The request does not name what \"{words}\" stands for: ask for it in one sentence, do not guess.",
            ClarityFault.VagueQuantity => $"By \"{words}\" take {draft.Defaults.Quantity} to be meant.",
            ClarityFault.MissingObject => $"If what \"{words}\" names is not in this conversation, ask for it in one sentence, do not make it up.",
            ClarityFault.MissingAudience when draft.Context.Audience is null => $"Write for {draft.Defaults.Audience}.",
            ClarityFault.Contradiction => $"\"{words}\" excludes another demand of the request: follow the one that comes last, and say so in one sentence.",
            _ => null,
        };
    }
}
