using Microsoft.CodeAnalysis;

namespace LlmAttributes.Contract;

/// <content>Tools of a hedged call, which both requests would run.</content>
internal sealed partial class ContractParser
{
    private Fault? CheckTools(IMethodSymbol method, DeclarationLevel level, PolicyModel policy)
    {
        if (policy is not { Hedge: not null, Ensemble: null } || ToolsOf(method) is not { } tools || !HasSecondCandidate(policy))
            return null;

        var own = level.Own[DeclarationKind.Hedge];
        return Raise(
            RuleCatalog.HedgedToolParameters,
            own is null ? RuleAnchor.At(tools) : RuleAnchor.At(own),
            method.Name,
            tools.Name,
            own is null ? "put [Hedge(Enabled = false)] on it" : "remove [Hedge]");
    }

    /// <summary>The first parameter that is a tool or a sequence of tools.</summary>
    public static IParameterSymbol? ToolsOf(IMethodSymbol method)
    {
        foreach (var parameter in method.Parameters)
        {
            if (RoleOf(parameter.Type) is ParameterRole.Tool or ParameterRole.Tools)
                return parameter;
        }

        return null;
    }

    // As many as HedgeChecks counts: without a second one [Hedge] has no effect, which is a rule of its own.
    private static bool HasSecondCandidate(PolicyModel policy)
    {
        var first = policy.Route is { } route ? route.Models[0] : policy.Model;
        foreach (var model in policy.Route?.Models ?? default)
        {
            if (model != first)
                return true;
        }

        foreach (var fallback in policy.Fallback)
        {
            if (((fallback.On ?? ErrorKindSet.Default) & ErrorKindSet.Timeout) == 0)
                continue;

            foreach (var model in fallback.Models)
            {
                if (model != first)
                    return true;
            }
        }

        return false;
    }
}
