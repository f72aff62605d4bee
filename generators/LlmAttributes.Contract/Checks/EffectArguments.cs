using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LlmAttributes.Contract;

/// <summary>Arguments that the rest of their attribute makes pointless, and attributes that lack the arguments they live by.</summary>
internal static class EffectArguments
{
    private static readonly string[] s_delays = ["BaseDelaySeconds", "Factor", "MaxDelaySeconds", "Jitter"];

    public static void Check(PolicyKind kind, AttributeData attribute, string owner, PolicyLevels levels, RuleReporter reporter)
    {
        if (attribute.IsDisabled())
        {
            foreach (var argument in attribute.NamedArguments)
            {
                if (argument.Key != "Enabled")
                    Report(attribute, argument.Key, owner, "since 'Enabled = false' switches the policy off", reporter);
            }
        }
        else if (kind is PolicyKind.Timeout or PolicyKind.Budget or PolicyKind.ModelOptions && IsBare(attribute) && !levels.IsInheritedOff(kind))
        {
            EffectChecks.Report(kind, attribute, owner, "since it sets nothing", reporter);
        }
        else if (kind == PolicyKind.MaskPersonalData && AttributeReader.EnumNumber(attribute, "Kinds") == 0 && AttributeReader.Boolean(attribute, "Sensitive") != true)
        {
            EffectChecks.Report(kind, attribute, owner, "since it masks nothing", reporter);
        }
        else if (kind == PolicyKind.OptimizeQuery && AttributeReader.EnumNumber(attribute, "Strategies") == 0)
        {
            EffectChecks.Report(kind, attribute, owner, "since it may use no strategy", reporter);
        }
        else if (kind == PolicyKind.Retrieve && AttributeReader.EnumNumber(attribute, "OnEmpty") is > 0)
        {
            Report(attribute, "EmptyText", owner, "since nobody is asked when nothing is found", reporter);
        }
        else if (kind == PolicyKind.RouteBy)
        {
            RouteChecks.CheckEffect(attribute, owner, reporter);
        }
        else if (kind == PolicyKind.Fallback && !FallbackChain.NamesAny(attribute))
        {
            Report(attribute, "On", owner, "since the fallbacks that it switches on have their own", reporter);
        }
    }

    // Only a method has nobody below it that could ask for more attempts.
    public static void CheckSingleAttempt(PolicyKind kind, AttributeData attribute, string owner, PolicyLevels levels, RuleReporter reporter)
    {
        if (kind != PolicyKind.RetryWithBackoff || attribute.IsDisabled() || RetryNumbers.Of(levels, CallCandidates.Of(levels), isMember: true) is not { PerModel: 1 })
            return;

        foreach (var name in s_delays)
            Report(attribute, name, owner, "since a single attempt never waits", reporter);
    }

    public static void CheckBudget(PolicyKind kind, AttributeData attribute, bool isMethod, string owner, PolicyLevels levels, RuleReporter reporter)
    {
        if (kind == PolicyKind.Budget && !attribute.IsDisabled())
            BudgetChecks.CheckSettings(attribute, isMethod, owner, levels, reporter);
    }

    public static void Report(AttributeData attribute, string name, string owner, string reason, RuleReporter reporter)
    {
        if (attribute.TryGet(name, out _))
            reporter.Report(RuleCatalog.AttributeWithoutEffect, RuleAnchor.Named(attribute, name), name, owner, reason);
    }

    // Asks the source, since arguments that do not compile are missing in the symbol.
    private static bool IsBare(AttributeData attribute) =>
        attribute.ApplicationSyntaxReference?.GetSyntax() is AttributeSyntax { ArgumentList: null or { Arguments.Count: 0 } };
}
