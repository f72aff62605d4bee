using Microsoft.CodeAnalysis;

namespace LlmAttributes.Contract;

/// <summary>The rule on hedged calls that may not be hedged, since their options may hold tools. Parameters that are tools are an error, which the parser finds.</summary>
internal static class HedgeChecks
{
    /// <summary>Whether a call has a second model that a hedge could ask.</summary>
    public static bool CanHedge(PolicyLevels levels) => CallCandidates.Of(levels).Followers(ErrorKindSet.Timeout) > 0;

    public static void Check(IMethodSymbol call, PolicyLevels levels, bool isEnsemble, RuleReporter reporter)
    {
        if (isEnsemble || !levels.IsOn(PolicyKind.Hedge) || !CanHedge(levels) || ContractParser.ToolsOf(call) is not null)
            return;

        foreach (var parameter in call.Parameters)
        {
            if (ContractParser.RoleOf(parameter.Type) != ParameterRole.ChatOptions)
                continue;

            var anchor = levels.Own[PolicyKind.Hedge] is { } own ? RuleAnchor.At(own) : RuleAnchor.At(parameter);
            reporter.Report(RuleCatalog.HedgedTools, anchor, call.Name, parameter.Name);
            return;
        }
    }
}
