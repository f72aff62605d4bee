using Microsoft.CodeAnalysis;

namespace LlmAttributes.Contract;

/// <summary>Shadows that send nothing, or send it where it was sent already.</summary>
internal static class ShadowChecks
{
    private const string Sensitive = "which has sensitive values, and 'AllowSensitive' is not set";
    private const string Tools = "which takes tools, and 'AllowTools' is not set";

    /// <summary>Why no request of a call goes to the shadow, or <see langword="null"/>.</summary>
    public static string? WhyNot(IMethodSymbol call, bool allowTools, bool allowSensitive)
    {
        foreach (var parameter in call.Parameters)
        {
            if (!allowSensitive && ContractParser.IsSensitive(parameter))
                return Sensitive;
        }

        return !allowTools && ContractParser.ToolsOf(call) is not null ? Tools : null;
    }

    public static string? WhyNot(IMethodSymbol call, PolicyLevels levels) => WhyNot(call, IsSet(levels, "AllowTools"), IsSet(levels, "AllowSensitive"));

    /// <summary>Reports a shadow that is the only model that answers anyway.</summary>
    public static void CheckModel(IMethodSymbol call, PolicyLevels levels, RuleReporter reporter)
    {
        if (!levels.IsOn(PolicyKind.Shadow) || levels.Nearest(PolicyKind.Shadow) is not { } shadow || shadow.Text(0) is not { } key)
            return;
        if (levels.IsOn(PolicyKind.Ensemble) && CallSymbols.IsComparable(call))
            return;
        var keys = CallCandidates.Of(levels).Routed;
        if (keys.Count > 0 && keys.TrueForAll(other => other == key))
            reporter.Report(RuleCatalog.ShadowOfItself, ReferenceEquals(levels.Own[PolicyKind.Shadow], shadow) ? RuleAnchor.Positional(shadow, 0) : RuleAnchor.At(call), key, call.Name);
    }

    private static bool IsSet(PolicyLevels? levels, string name)
    {
        for (; levels is not null; levels = levels.Outer)
        {
            if (levels.Own[PolicyKind.Shadow] is { } attribute && AttributeReader.Boolean(attribute, name) is { } value)
                return value;
        }

        return false;
    }
}
