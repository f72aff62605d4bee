using Microsoft.CodeAnalysis;

namespace LlmAttributes.Contract;

/// <summary>The ranges of the numbers that attributes take.</summary>
internal static class PolicyNumbers
{
    // The longest time a CancellationTokenSource can wait, in whole seconds.
    private const double LongestSeconds = 4_294_967;

    // Far above any price and far below the end of decimal.
    private const double LargestUsd = 1_000_000_000;

    // What 64 bits of pico-dollars hold.
    private const double LargestPeriodUsd = 9_000_000;

    /// <summary>Reports numbers out of range; returns the first.</summary>
    public static Fault? Check(PolicyKind kind, AttributeData attribute, string owner, RuleReporter reporter)
    {
        Fault? fault = null;
        foreach (var argument in attribute.NamedArguments)
        {
            if (AttributeValues.Number(argument.Value) is not { } value)
                continue;

            var number = AttributeValues.Display(value);
            if (kind == PolicyKind.RetryWithBackoff && argument.Key.EndsWith("Attempts", StringComparison.Ordinal))
            {
                if (value < 1)
                    Raise(RuleCatalog.AttemptsBelowOne, argument.Key, argument.Key, owner, number);
            }
            else if (Demand(kind, argument.Key, value) is { } demand)
            {
                Raise(RuleCatalog.NumberOutOfRange, argument.Key, argument.Key, kind.ToString(), owner, number, demand);
            }
        }

        return fault;

        void Raise(DiagnosticDescriptor rule, string name, params object[] arguments)
        {
            reporter.Report(rule, RuleAnchor.Named(attribute, name), arguments);
            fault ??= Fault.Of(rule, arguments);
        }
    }

    private static string? Demand(PolicyKind kind, string name, double value) => (kind, name) switch
    {
        (PolicyKind.RetryWithBackoff, "Factor") => value >= 1 && !double.IsInfinity(value) ? null : "1 or more",
        (PolicyKind.Timeout, "MinCharactersPerSecond") or (PolicyKind.Hedge, "MaxSurcharge") or (PolicyKind.LlmModel, "TokensPerSecond") =>
            value > 0 && !double.IsInfinity(value) ? null : "more than 0",
        (PolicyKind.Hedge, "MaxHedges") or (PolicyKind.Bulkhead or PolicyKind.LlmModel or PolicyKind.Many, "MaxConcurrency") => value >= 1 ? null : "1 or more",
        (PolicyKind.LlmModel, "RequestsPerMinute" or "TokensPerMinute") => value >= 1 ? null : "1 or more",
        (PolicyKind.Repair, "MaxReasks") => value >= 1 ? null : "1 or more",
        (PolicyKind.Repair, _) => value is >= -2 and <= 2 ? null : "-2 to 2",
        (PolicyKind.MonitorQuality, "MaxRetries") => value >= 1 ? null : "1 or more",
        (PolicyKind.MonitorQuality, "MinScore") => value is >= 0 and <= 1 ? null : "0 to 1",
        (PolicyKind.Ensemble, "MinScore" or "ConfidenceTarget" or "AcceptAt" or "AcceptQualityAt") => value is >= 0 and <= 1 ? null : "0 to 1",
        (PolicyKind.Ensemble, "MaxConcurrency" or "Samples") => value >= 1 ? null : "1 or more",
        (PolicyKind.EnsembleMember, "Weight") => value >= 0 && !double.IsInfinity(value) ? null : "0 or more",
        (PolicyKind.OutputGuard, "MaxRetries") or (PolicyKind.Shadow, "MaxConcurrency") => value >= 1 ? null : "1 or more",
        (PolicyKind.Shadow, "Share") => value is > 0 and <= 1 ? null : "more than 0 and at most 1",
        (PolicyKind.Shadow, "DailyUsd") => value is > 0 and <= LargestPeriodUsd ? null : value > LargestPeriodUsd ? "at most 9000000" : "more than 0",
        (PolicyKind.Bulkhead, "MaxQueued") => value >= 0 ? null : "0 or more",
        (PolicyKind.OptimizeQuery, "MaxAddedTokens") => value >= 0 ? null : "0 or more",
        (PolicyKind.Retrieve, "TopK" or "MaxTokens") => value >= 1 ? null : "1 or more",
        (PolicyKind.Retrieve, "MinScore") => !double.IsNaN(value) && !double.IsInfinity(value) ? null : "a finite number",
        (PolicyKind.Cache, "MaxEntries") => value >= 1 ? null : "1 or more",
        (PolicyKind.Cache, "Jitter") => value is >= 0 and <= 1 ? null : "0 to 1",
        (PolicyKind.Cache, "MaxWrongHitRate") => value is >= 0.005 and <= 0.2 ? null : "0.005 to 0.2",
        (PolicyKind.Cache, "Mode") => null,
        (PolicyKind.Cache, _) or (PolicyKind.Hedge, _) or (PolicyKind.RetryWithBackoff, _) or (PolicyKind.Timeout, _) or (PolicyKind.Ensemble or PolicyKind.Many, "TimeoutSeconds") => Seconds(value),
        (PolicyKind.RouteBy, "MinQuality") or (PolicyKind.LlmModel, "Quality") => value is >= 0 and <= 1 ? null : "0 to 1",
        (PolicyKind.RouteBy, "CostWeight" or "SpeedWeight" or "QualityWeight") => value >= 0 && !double.IsInfinity(value) ? null : "0 or more",
        (PolicyKind.RouteBy, "MaxUsdPerCall") or (PolicyKind.Many, "BudgetUsd") or (PolicyKind.PromptCase, "MaxCostUsd") => value is > 0 and <= LargestUsd ? null : value > LargestUsd ? "at most 1000000000" : "more than 0",
        (PolicyKind.RouteBy, "MaxLatencySeconds") => value > 0 && !double.IsInfinity(value) ? null : "more than 0",
        (PolicyKind.Budget, "SoftLimit") => value is > 0 and <= 1 ? null : "more than 0 and at most 1",
        (PolicyKind.Budget, not "PerCallUsd") => value is > 0 and <= LargestPeriodUsd ? null : value > LargestPeriodUsd ? "at most 9000000" : "more than 0",
        (PolicyKind.Budget, _) => value is > 0 and <= LargestUsd ? null : value > LargestUsd ? "at most 1000000000" : "more than 0",
        (PolicyKind.ModelOptions or PolicyKind.EnsembleMember, "Temperature") => value >= 0 && !double.IsInfinity(value) ? null : "0 or more",
        (PolicyKind.ModelOptions or PolicyKind.EnsembleMember, "TopP") => value is > 0 and <= 1 ? null : "more than 0 and at most 1",
        (PolicyKind.ModelOptions or PolicyKind.EnsembleMember or PolicyKind.LlmModel, "MaxOutputTokens" or "ContextWindow") => value >= 1 ? null : "1 or more",
        (PolicyKind.LlmModel or PolicyKind.LlmModelTier, _) => value is >= 0 and <= LargestUsd ? null : value > LargestUsd ? "at most 1000000000" : "0 or more",
        _ => null,
    };

    private static string? Seconds(double value) =>
        value is > 0 and <= LongestSeconds ? null : value > LongestSeconds ? "at most 4294967 (49 days)" : "more than 0";
}
