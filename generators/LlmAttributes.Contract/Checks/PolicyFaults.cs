using Microsoft.CodeAnalysis;

namespace LlmAttributes.Contract;

/// <summary>Policies that no runtime could honour: the generator must give their calls a throwing body, as the analyzer calls them errors.</summary>
internal static class PolicyFaults
{
    private static readonly (DeclarationKind From, PolicyKind To)[] s_kinds =
    [
        (DeclarationKind.RetryWithBackoff, PolicyKind.RetryWithBackoff),
        (DeclarationKind.Timeout, PolicyKind.Timeout),
        (DeclarationKind.Budget, PolicyKind.Budget),
        (DeclarationKind.Hedge, PolicyKind.Hedge),
        (DeclarationKind.Bulkhead, PolicyKind.Bulkhead),
        (DeclarationKind.Repair, PolicyKind.Repair),
        (DeclarationKind.MonitorQuality, PolicyKind.MonitorQuality),
        (DeclarationKind.OptimizeQuery, PolicyKind.OptimizeQuery),
        (DeclarationKind.Shadow, PolicyKind.Shadow),
        (DeclarationKind.Cache, PolicyKind.Cache),
        (DeclarationKind.ModelOptions, PolicyKind.ModelOptions),
        (DeclarationKind.RouteBy, PolicyKind.RouteBy),
        (DeclarationKind.Ensemble, PolicyKind.Ensemble),
    ];

    /// <summary>The first fault in the policies of one level alone.</summary>
    public static Fault? Find(DeclarationLevel level, string owner)
    {
        if (level.Own.IsPolicyFree)
            return null;

        foreach (var (from, to) in s_kinds)
        {
            if (level.Own[from] is not { } attribute)
                continue;

            var fault = PolicyNumbers.Check(to, attribute, owner, RuleReporter.None)
                ?? CandidateChecks.Check(to, attribute, HasKeys(level.Outer, from, to) || (to == PolicyKind.RouteBy && level.HasRouteRows), owner, RuleReporter.None);
            if (fault is not null)
                return fault;
        }

        foreach (var member in level.Own.Members ?? [])
        {
            if (PolicyNumbers.Check(PolicyKind.EnsembleMember, member, owner, RuleReporter.None) is { } fault)
                return fault;
        }

        foreach (var guard in level.Own.OutputGuards ?? [])
        {
            if (PolicyNumbers.Check(PolicyKind.OutputGuard, guard, owner, RuleReporter.None) is { } fault)
                return fault;
        }

        return (level.Own.Fallbacks is { } fallbacks ? FindInFallbacks(level, fallbacks, owner) : null) ?? RouteChecks.FindInTables(level.Own, owner);
    }

    private static Fault? FindInFallbacks(DeclarationLevel level, List<AttributeData> fallbacks, string owner)
    {
        foreach (var fallback in fallbacks)
        {
            if (CandidateChecks.Check(PolicyKind.Fallback, fallback, level.HasFallbacksToSwitchOn(), owner, RuleReporter.None) is { } fault)
                return fault;
        }

        return null;
    }

    private static bool HasKeys(DeclarationLevel? level, DeclarationKind from, PolicyKind to)
    {
        var parameter = CandidateChecks.KeysParameter(to);
        for (; parameter >= 0 && level is not null; level = level.Outer)
        {
            if (level.Own[from] is { } attribute && !attribute.Keys(CandidateChecks.KeysParameter(to, attribute)).IsEmpty)
                return true;
        }

        return false;
    }
}
