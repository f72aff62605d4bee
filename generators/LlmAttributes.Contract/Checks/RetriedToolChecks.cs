using Microsoft.CodeAnalysis;

namespace LlmAttributes.Contract;

/// <summary>The rule on retried calls that take tools, or options that may hold some, which a further attempt runs again.</summary>
internal static class RetriedToolChecks
{
    public static void Check(IMethodSymbol call, PolicyLevels levels, RuleReporter reporter)
    {
        if (!levels.IsOn(PolicyKind.RetryWithBackoff) || levels.Number(PolicyKind.RetryWithBackoff, "MaxAttempts") is { Value: <= 1 })
            return;

        foreach (var parameter in call.Parameters)
        {
            var noun = ContractParser.RoleOf(parameter.Type) switch
            {
                ParameterRole.ChatOptions => "options",
                ParameterRole.Tool => "tool",
                ParameterRole.Tools => "tools",
                _ => null,
            };
            if (noun is null)
                continue;

            var anchor = levels.Own[PolicyKind.RetryWithBackoff] is { } own ? RuleAnchor.At(own) : RuleAnchor.At(parameter);
            reporter.Report(RuleCatalog.RetriedTools, anchor, call.Name, noun, parameter.Name);
            return;
        }
    }
}
