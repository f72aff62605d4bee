using Microsoft.CodeAnalysis;

namespace LlmAttributes.Contract;

/// <summary>Attributes of a contract and its calls that do nothing where they stand.</summary>
internal static class EffectChecks
{
    private const string InheritedNothing = "where nothing is inherited that it could switch off";
    private const string EnsembleOfAll = "where [Ensemble] names the models of every call";
    private const string WithoutSpeed = "since no 'MinCharactersPerSecond' is set";
    public const string BesideOthers = "beside others, which replace the inherited ones";

    public static void CheckCall(IMethodSymbol call, PolicyLevels levels, bool isDecorated, RuleReporter reporter)
    {
        if (levels.Own.All.IsEmpty)
            return;

        var chooser = CallSymbols.IsComparable(call) && levels.IsOn(PolicyKind.Ensemble) ? PolicyKind.Ensemble
            : levels.IsOn(PolicyKind.RouteBy) ? PolicyKind.RouteBy
            : PolicyKind.Model;
        foreach (var (kind, attribute) in levels.Own.All)
        {
            if (WhyNot(kind, attribute, call, levels, chooser, isDecorated) is { } reason)
            {
                Report(kind, attribute, call.Name, reason, reporter);
                continue;
            }

            EffectArguments.Check(kind, attribute, call.Name, levels, reporter);
            EffectArguments.CheckSingleAttempt(kind, attribute, call.Name, levels, reporter);
            EffectArguments.CheckBudget(kind, attribute, isMethod: true, call.Name, levels, reporter);
            if (attribute.IsDisabled())
                continue;

            if (kind == PolicyKind.Cache)
                CacheChecks.CheckArguments(attribute, call, [call], isDecorated, reporter);
            else if (kind == PolicyKind.OptimizeQuery)
                OptimizeChecks.CheckArguments(attribute, call, [call], levels, reporter);
            else if (kind == PolicyKind.Timeout && !CallSymbols.IsStream(call))
                ReportStreamLimits(attribute, call.Name, "which is no stream", reporter);
            else if (kind == PolicyKind.Timeout && levels.Number(kind, "MinCharactersPerSecond") is null)
                EffectArguments.Report(attribute, "ProbeSeconds", call.Name, WithoutSpeed, reporter);
            else if (kind == PolicyKind.Repair && chooser == PolicyKind.Ensemble)
                EffectArguments.Report(attribute, "EscalateTo", call.Name, "whose members ask their own models again", reporter);
            else if (kind == PolicyKind.Ensemble)
                EnsembleEffects.Check(attribute, call, levels, reporter);
            else if (kind == PolicyKind.OutputGuard)
                GuardChecks.CheckCall(attribute, call, reporter);
            else if (kind == PolicyKind.MonitorQuality)
                QualityEffects.Check(attribute, call, levels, chooser == PolicyKind.Ensemble, reporter);
            else if (kind == PolicyKind.TracePerformance && !CallSymbols.IsResult(call))
                EffectArguments.Report(attribute, "ReportStages", call.Name, "which returns no LlmResult", reporter);
            else if (kind == PolicyKind.Fallback && chooser == PolicyKind.Ensemble && !ChunkChecks.IsMergedByRoute(call, levels))
                ReportModels(attribute, call.Name, ByEnsemble(levels), reporter);
        }
    }

    public static void CheckContract(INamedTypeSymbol contract, List<IMethodSymbol> calls, PolicyLevels levels, bool isDecorated, RuleReporter reporter)
    {
        foreach (var (kind, attribute) in levels.Own.All)
        {
            if (WhyNoCall(kind, attribute, calls, levels, isDecorated) is { } reason)
            {
                Report(kind, attribute, contract.Name, reason, reporter);
                continue;
            }

            EffectArguments.Check(kind, attribute, contract.Name, levels, reporter);
            EffectArguments.CheckBudget(kind, attribute, isMethod: false, contract.Name, levels, reporter);
            if (attribute.IsDisabled() || calls.Count == 0)
                continue;

            if (kind == PolicyKind.Cache)
                CacheChecks.CheckArguments(attribute, contract, calls, isDecorated, reporter);
            else if (kind == PolicyKind.OptimizeQuery)
                OptimizeChecks.CheckArguments(attribute, contract, calls, levels, reporter);
            else if (kind == PolicyKind.Timeout && !Any(calls, CallSymbols.IsStream))
                ReportStreamLimits(attribute, contract.Name, "which has no stream", reporter);
            else if (kind == PolicyKind.Timeout && levels.Number(kind, "MinCharactersPerSecond") is null && !Any(calls, LimitsSpeed))
                EffectArguments.Report(attribute, "ProbeSeconds", contract.Name, WithoutSpeed, reporter);
            else if (kind == PolicyKind.TracePerformance && !Any(calls, CallSymbols.IsResult))
                EffectArguments.Report(attribute, "ReportStages", contract.Name, "none of whose calls returns an LlmResult", reporter);
            else if (kind == PolicyKind.Fallback && IsEnsembleOfAll(calls, levels))
                ReportModels(attribute, contract.Name, EnsembleOfAll, reporter);
        }
    }

    // Only a stream can reach these limits.
    private static void ReportStreamLimits(AttributeData attribute, string owner, string reason, RuleReporter reporter)
    {
        EffectArguments.Report(attribute, "FirstTokenSeconds", owner, reason, reporter);
        EffectArguments.Report(attribute, "IdleSeconds", owner, reason, reporter);
        EffectArguments.Report(attribute, "MinCharactersPerSecond", owner, reason, reporter);
        EffectArguments.Report(attribute, "ProbeSeconds", owner, reason, reporter);
    }

    /// <summary>Reports the models of a fallback whose method or constant still answers.</summary>
    public static void ReportModels(AttributeData fallback, string owner, string reason, RuleReporter reporter)
    {
        var keys = fallback.Keys(0);
        for (var i = 0; i < keys.Length; i++)
            reporter.Report(RuleCatalog.AttributeWithoutEffect, RuleAnchor.Element(fallback, 0, i), keys[i] ?? "null", owner, reason);
    }

    /// <summary>Reports every attribute of the library on a symbol that no client and no decorator is made of.</summary>
    public static void ReportAll(ISymbol symbol, string reason, RuleReporter reporter)
    {
        foreach (var (kind, attribute) in PolicySet.Read(symbol).All)
            Report(kind, attribute, symbol.Name, reason, reporter);
    }

    public static void Report(PolicyKind kind, AttributeData attribute, string owner, string reason, RuleReporter reporter) =>
        reporter.Report(RuleCatalog.AttributeWithoutEffect, RuleAnchor.At(attribute), kind.ToString(), owner, reason);

    private static string? WhyNot(PolicyKind kind, AttributeData attribute, IMethodSymbol call, PolicyLevels levels, PolicyKind chooser, bool isDecorated)
    {
        if (IsBesideOthers(kind, attribute, levels))
            return BesideOthers;
        if (kind is PolicyKind.InputGuard or PolicyKind.OutputGuard)
            return GuardChecks.WhyNot(kind, attribute, levels);
        if (attribute.IsDisabled())
            return levels.IsInheritedOn(kind) ? null : InheritedNothing;

        switch (kind)
        {
            case PolicyKind.Shadow:
                return ShadowChecks.WhyNot(call, levels);
            case PolicyKind.Cache:
                return CacheChecks.WhyNot(call, isDecorated);
            case PolicyKind.Ensemble when levels.Own[kind] != attribute:
                return "beside another that stands before it";
            case PolicyKind.EnsembleMember:
                return WhyNoMember(attribute, chooser == PolicyKind.Ensemble, levels);
            case PolicyKind.Ensemble when CallSymbols.IsStream(call) && !CallSymbols.IsComparable(call):
                return "which is a stream of something else than text";
            case PolicyKind.Ensemble when !CallSymbols.IsComparable(call):
                return "whose answers cannot be compared";
            case PolicyKind.Fallback when FallbackChain.HasLastResort(attribute):
                return null;
            case PolicyKind.Model or PolicyKind.RouteBy or PolicyKind.Fallback or PolicyKind.Hedge when chooser == PolicyKind.Ensemble:
                return kind != PolicyKind.Model && ChunkChecks.IsMergedByRoute(call, levels) ? null : ByEnsemble(levels);
            case PolicyKind.Repair when !CallSymbols.IsRead(call):
                return CallSymbols.IsStream(call) ? "which is a stream" : "whose answer is taken as it comes";
            case PolicyKind.Hedge when !HedgeChecks.CanHedge(levels):
                return "which has no second model to ask";
            case PolicyKind.RouteTask or PolicyKind.RouteBand:
                return RouteChecks.WhyNoRow(kind, levels);
            case PolicyKind.Model when chooser == PolicyKind.RouteBy:
                return levels.Own[chooser] is null ? "where the inherited [RouteBy] chooses the model" : "where [RouteBy] chooses the model";
            default:
                return null;
        }
    }

    private static string? WhyNoMember(AttributeData attribute, bool isEnsemble, PolicyLevels levels) =>
        !isEnsemble ? "where no [Ensemble] asks it"
        : attribute.Text(0) is { } key && !EnsembleVoices.Keys(levels).Contains(key) ? $"whose ensemble has no member '{key}'"
        : null;

    private static string ByEnsemble(PolicyLevels levels) =>
        levels.Own[PolicyKind.Ensemble] is null ? "where the inherited [Ensemble] names the models" : "where [Ensemble] names the models";

    // A fallback that names nothing is there to switch on what is inherited, and one that is disabled to switch it off.
    public static bool IsBesideOthers(PolicyKind kind, AttributeData attribute, PolicyLevels levels) =>
        kind == PolicyKind.Fallback
        && (attribute.IsDisabled() || (!FallbackChain.NamesAny(attribute) && !FallbackChain.IsBroken(attribute)))
        && levels.Own.Fallbacks!.Exists(static other => !other.IsDisabled() && FallbackChain.NamesAny(other));

    // What a method chooses for itself is its own business: the contract's attribute then waits for the next method.
    private static string? WhyNoCall(PolicyKind kind, AttributeData attribute, List<IMethodSymbol> calls, PolicyLevels levels, bool isDecorated)
    {
        if (IsBesideOthers(kind, attribute, levels))
            return BesideOthers;
        if (kind is PolicyKind.InputGuard or PolicyKind.OutputGuard)
            return GuardChecks.WhyNot(kind, attribute, levels);
        if (attribute.IsDisabled())
            return levels.IsInheritedOn(kind) ? null : InheritedNothing;

        if (calls.Count == 0)
            return null;

        switch (kind)
        {
            case PolicyKind.Cache:
                return CacheChecks.WhyNoCall(calls, isDecorated);
            case PolicyKind.Ensemble when levels.Own[kind] != attribute:
                return "beside another that stands before it";
            case PolicyKind.EnsembleMember when !Any(calls, static call => PolicySet.Read(call)[PolicyKind.Ensemble] is not null):
                return WhyNoMember(attribute, levels.IsOn(PolicyKind.Ensemble), levels);
            case PolicyKind.Ensemble when !Any(calls, CallSymbols.IsComparable):
                return "none of whose answers can be compared";
            case PolicyKind.Fallback when FallbackChain.HasLastResort(attribute):
                return null;
            case PolicyKind.Model or PolicyKind.RouteBy or PolicyKind.Fallback or PolicyKind.Hedge when IsEnsembleOfAll(calls, levels):
                return EnsembleOfAll;
            case PolicyKind.Repair when !Any(calls, CallSymbols.IsRead):
                return "none of whose answers has to be read";
            case PolicyKind.Hedge when !Any(calls, call => CanHedge(call, levels)):
                return "none of whose calls has a second model to ask";
            case PolicyKind.RouteTask or PolicyKind.RouteBand when !Any(calls, static call => PolicySet.Read(call)[PolicyKind.RouteBy] is not null):
                return RouteChecks.WhyNoRow(kind, levels);
            case PolicyKind.Model when levels.IsOn(PolicyKind.RouteBy) && !Any(calls, static call => SwitchesOff(call, PolicyKind.RouteBy)):
                return "where [RouteBy] chooses the model of every call";
            default:
                return null;
        }
    }

    private static bool IsEnsembleOfAll(IReadOnlyList<IMethodSymbol> calls, PolicyLevels levels) =>
        levels.IsOn(PolicyKind.Ensemble) && !Any(calls, call => !CallSymbols.IsComparable(call) || SwitchesOff(call, PolicyKind.Ensemble) || ChunkChecks.IsMergedByRoute(call, new PolicyLevels(PolicySet.Read(call), levels)));

    private static bool CanHedge(IMethodSymbol call, PolicyLevels contract)
    {
        var levels = new PolicyLevels(PolicySet.Read(call), contract);
        return !(CallSymbols.IsComparable(call) && levels.IsOn(PolicyKind.Ensemble)) && HedgeChecks.CanHedge(levels);
    }

    private static bool LimitsSpeed(IMethodSymbol call) => PolicySet.Read(call)[PolicyKind.Timeout] is { } attribute && attribute.Number("MinCharactersPerSecond") is not null;

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
