using Microsoft.CodeAnalysis;

namespace LlmAttributes.Contract;

/// <summary>The rule on retried calls whose options may hold tools, which a further attempt runs again.</summary>
internal static class RetriedToolChecks
{
    public static void Check(IMethodSymbol call, PolicyLevels levels, RuleReporter reporter)
    {
        if (!levels.IsOn(PolicyKind.RetryWithBackoff) || levels.Number(PolicyKind.RetryWithBackoff, "MaxAttempts") is { Value: <= 1 })
            return;

        foreach (var parameter in call.Parameters)
        {
            if (ContractParser.RoleOf(parameter.Type) != ParameterRole.ChatOptions)
                continue;

            var anchor = levels.Own[PolicyKind.RetryWithBackoff] is { } own ? RuleAnchor.At(own) : RuleAnchor.At(parameter);
            reporter.Report(RuleCatalog.RetriedTools, anchor, call.Name, parameter.Name);
            return;
        }
    }
}
