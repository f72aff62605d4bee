using Microsoft.CodeAnalysis;

namespace LlmAttributes.Contract;

/// <summary>Attributes of a contract and its calls that do nothing where they stand.</summary>
internal static class EffectChecks
{
    private const string InheritedNothing = "where nothing is inherited that it could switch off";

    public static void CheckCall(IMethodSymbol call, PolicyLevels levels, RuleReporter reporter)
    {
        if (levels.Own.All.IsEmpty)
            return;

        var chooser = CallSymbols.IsComparable(call) && levels.IsOn(PolicyKind.Ensemble) ? PolicyKind.Ensemble
            : levels.IsOn(PolicyKind.RouteBy) ? PolicyKind.RouteBy
            : PolicyKind.Model;
        foreach (var (kind, attribute) in levels.Own.All)
        {
            if (WhyNot(kind, attribute, call, levels, chooser) is { } reason)
            {
                Report(kind, attribute, call.Name, reason, reporter);
                continue;
            }

            EffectArguments.Check(kind, attribute, call.Name, levels, reporter);
            EffectArguments.CheckSingleAttempt(kind, attribute, call.Name, reporter);
            if (kind == PolicyKind.Timeout && !attribute.IsDisabled() && !CallSymbols.IsStream(call))
                ReportStreamLimits(attribute, call.Name, "which is no stream", reporter);
        }
    }

    public static void CheckContract(INamedTypeSymbol contract, IReadOnlyList<IMethodSymbol> calls, PolicyLevels levels, RuleReporter reporter)
    {
        foreach (var (kind, attribute) in levels.Own.All)
        {
            if (WhyNoCall(kind, attribute, calls, levels) is { } reason)
            {
                Report(kind, attribute, contract.Name, reason, reporter);
                continue;
            }

            EffectArguments.Check(kind, attribute, contract.Name, levels, reporter);
            if (kind == PolicyKind.Timeout && !attribute.IsDisabled() && calls.Count > 0 && !Any(calls, CallSymbols.IsStream))
                ReportStreamLimits(attribute, contract.Name, "which has no stream", reporter);
        }
    }

    /// <summary>Reports the limits that only a stream can reach.</summary>
    public static void ReportStreamLimits(AttributeData attribute, string owner, string reason, RuleReporter reporter)
    {
        EffectArguments.Report(attribute, "FirstTokenSeconds", owner, reason, reporter);
        EffectArguments.Report(attribute, "IdleSeconds", owner, reason, reporter);
    }

    /// <summary>Reports every attribute of the library on a symbol that no client and no decorator is made of.</summary>
    public static void ReportAll(ISymbol symbol, string reason, RuleReporter reporter)
    {
        foreach (var (kind, attribute) in PolicySet.Read(symbol).All)
            Report(kind, attribute, symbol.Name, reason, reporter);
    }

    public static void Report(PolicyKind kind, AttributeData attribute, string owner, string reason, RuleReporter reporter) =>
        reporter.Report(RuleCatalog.AttributeWithoutEffect, RuleAnchor.At(attribute), kind.ToString(), owner, reason);

    private static string? WhyNot(PolicyKind kind, AttributeData attribute, IMethodSymbol call, PolicyLevels levels, PolicyKind chooser)
    {
        if (attribute.IsDisabled())
            return levels.IsInheritedOn(kind) ? null : InheritedNothing;

        switch (kind)
        {
            case PolicyKind.Ensemble when CallSymbols.IsStream(call):
                return "which is a stream";
            case PolicyKind.Ensemble when !CallSymbols.IsComparable(call):
                return "whose answers cannot be compared";
            case PolicyKind.Model or PolicyKind.RouteBy or PolicyKind.Fallback when chooser == PolicyKind.Ensemble:
                return levels.Own[chooser] is null ? "where the inherited [Ensemble] names the models" : "where [Ensemble] names the models";
            case PolicyKind.Model when chooser == PolicyKind.RouteBy:
                return levels.Own[chooser] is null ? "where the inherited [RouteBy] chooses the model" : "where [RouteBy] chooses the model";
            case PolicyKind.Fallback:
                return IsAskedBefore(attribute, levels, chooser) ? "whose models are all asked before" : null;
            default:
                return null;
        }
    }

    // A route with a minimum may leave a model out, and then the chain brings it back.
    private static bool IsAskedBefore(AttributeData fallback, PolicyLevels levels, PolicyKind chooser)
    {
        if (levels.KeysSource(chooser) is not { } source || (chooser == PolicyKind.RouteBy && levels.Number(chooser, "MinQuality") is not null))
            return false;

        var keys = fallback.Keys(0);
        foreach (var key in keys)
        {
            if (chooser == PolicyKind.Model ? source.Text(0) != key : !source.Keys(1).Contains(key))
                return false;
        }

        return !keys.IsEmpty;
    }

    // What a method chooses for itself is its own business: the contract's attribute then waits for the next method.
    private static string? WhyNoCall(PolicyKind kind, AttributeData attribute, IReadOnlyList<IMethodSymbol> calls, PolicyLevels levels)
    {
        if (attribute.IsDisabled())
            return levels.IsInheritedOn(kind) ? null : InheritedNothing;

        if (calls.Count == 0)
            return null;

        switch (kind)
        {
            case PolicyKind.Ensemble when !Any(calls, CallSymbols.IsComparable):
                return "none of whose answers can be compared";
            case PolicyKind.Model or PolicyKind.RouteBy or PolicyKind.Fallback
                when levels.IsOn(PolicyKind.Ensemble) && !Any(calls, static call => !CallSymbols.IsComparable(call) || SwitchesOff(call, PolicyKind.Ensemble)):
                return "where [Ensemble] names the models of every call";
            case PolicyKind.Model when levels.IsOn(PolicyKind.RouteBy) && !Any(calls, static call => SwitchesOff(call, PolicyKind.RouteBy)):
                return "where [RouteBy] chooses the model of every call";
            default:
                return null;
        }
    }

    private static bool SwitchesOff(IMethodSymbol call, PolicyKind kind) => PolicySet.Read(call)[kind] is { } attribute && attribute.IsDisabled();

    private static bool Any(IReadOnlyList<IMethodSymbol> calls, Func<IMethodSymbol, bool> test)
    {
        foreach (var call in calls)
        {
            if (test(call))
                return true;
        }

        return false;
    }
}
