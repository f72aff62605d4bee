namespace LlmAttributes;

/// <summary>Tells which strategies a query calls for, and which have something to say about it.</summary>
internal static class QueryPlanner
{
    public static (QueryStrategies Asked, QueryStrategies Possible) Of(ClarityReport clarity, QueryContext context, bool hasExamples)
    {
        var (asked, possible) = (QueryStrategies.None, QueryStrategies.None);
        foreach (var finding in clarity.Findings)
            asked |= MendedBy(finding.Fault);
        if (ClarifyStrategy.Applies(clarity, context))
            possible |= QueryStrategies.Clarify;
        if (ConstrainStrategy.Applies(clarity, context))
            possible |= QueryStrategies.Constrain;
        if (SimplifyStrategy.Applies(clarity))
            possible |= QueryStrategies.Simplify;
        if (ExpandStrategy.Applies(context))
            possible |= QueryStrategies.Expand;
        if (hasExamples || context.Examples.Count > 0)
            possible |= QueryStrategies.Exemplify;

        // What is given for the query is meant to be used.
        if ((context.Subject ?? context.Audience) is not null)
            asked |= QueryStrategies.Clarify;
        if ((context.Format ?? context.Length ?? context.Language) is not null)
            asked |= QueryStrategies.Constrain;
        if (context.Examples.Count > 0)
            asked |= QueryStrategies.Exemplify;
        if (ExpandStrategy.Applies(context))
            asked |= QueryStrategies.Expand;
        return (asked & possible, possible);
    }

    private static QueryStrategies MendedBy(ClarityFault fault) =>
        ClarifyStrategy.IsMended(fault) ? QueryStrategies.Clarify : ConstrainStrategy.IsMended(fault) ? QueryStrategies.Constrain : SimplifyStrategy.IsMended(fault) ? QueryStrategies.Simplify : QueryStrategies.None;
}
