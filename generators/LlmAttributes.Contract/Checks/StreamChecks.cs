using Microsoft.CodeAnalysis;

namespace LlmAttributes.Contract;

/// <summary>The rules on streams that are repeated, or asked for again.</summary>
internal static class StreamChecks
{
    public static void CheckCall(IMethodSymbol call, PolicyLevels levels, RuleReporter reporter)
    {
        if (CallSymbols.IsStream(call))
            Report(levels, call.Name, reporter);
        if (CallSymbols.IsStreamOfValues(call) && levels.Own.Enabled(PolicyKind.Repair) is { } repair)
            reporter.Report(RuleCatalog.RepairOnStream, RuleAnchor.At(repair), call.Name);
    }

    /// <summary>Reports a contract all of whose calls are streams; with others among them its attributes are meant for those too.</summary>
    public static void CheckContract(INamedTypeSymbol contract, List<IMethodSymbol> calls, PolicyLevels levels, RuleReporter reporter)
    {
        if (calls.Count == 0 || !calls.TrueForAll(CallSymbols.IsStream))
            return;
        Report(levels, contract.Name, reporter);
        if (calls.Exists(CallSymbols.IsStreamOfValues) && levels.Own.Enabled(PolicyKind.Repair) is { } repair)
            reporter.Report(RuleCatalog.RepairOnStream, RuleAnchor.At(repair), contract.Name);
    }

    private static void Report(PolicyLevels levels, string owner, RuleReporter reporter)
    {
        if (levels.Own.Enabled(PolicyKind.RetryWithBackoff) is { } retry)
            reporter.Report(RuleCatalog.RetryOnStream, RuleAnchor.At(retry), PolicyKind.RetryWithBackoff, owner);
        else if (levels.Own.Fallbacks?.Find(static fallback => !fallback.IsDisabled() && FallbackChain.HasModels(fallback)) is { } fallback)
            reporter.Report(RuleCatalog.RetryOnStream, RuleAnchor.At(fallback), PolicyKind.Fallback, owner);
    }
}
