using Microsoft.CodeAnalysis;

namespace LlmAttributes.Contract;

/// <summary>The rule on how many requests one call may send.</summary>
internal static class AttemptChecks
{
    /// <summary>The key of the limit in an <c>.editorconfig</c>.</summary>
    public const string LimitKey = "dotnet_code_quality." + RuleIds.StackedAttempts + ".max_attempts";

    public const int DefaultLimit = 24;

    private static readonly PolicyKind[] s_factors = [PolicyKind.RetryWithBackoff, PolicyKind.Ensemble, PolicyKind.RouteBy, PolicyKind.Fallback];

    /// <summary>Reports the level that brings too many attempts together.</summary>
    public static void Check(PolicyLevels levels, bool isEnsemble, string owner, int limit, RuleReporter reporter)
    {
        if (FindOwn(levels) is not { } own)
            return;

        var (requests, factors) = Count(levels, isEnsemble);
        if (requests > limit)
            reporter.Report(RuleCatalog.StackedAttempts, RuleAnchor.At(own), owner, requests, factors, limit);
    }

    private static AttributeData? FindOwn(PolicyLevels levels)
    {
        foreach (var kind in s_factors)
        {
            if (levels.Own.Enabled(kind) is { } attribute)
                return attribute;
        }

        return null;
    }

    // A hedge asks a model earlier and not once more, so it is no factor.
    private static (long Requests, string Factors) Count(PolicyLevels levels, bool isEnsemble)
    {
        var candidates = CallCandidates.Of(levels);
        var retry = levels.IsOn(PolicyKind.RetryWithBackoff) ? RetryNumbers.Of(levels, candidates, isEnsemble) : new(1, 1, int.MaxValue);
        if (retry is not { } numbers)
            return (0, "");

        if (isEnsemble)
        {
            var members = EnsembleVoices.Of(levels);
            return ((long)members * numbers.PerModel, $"{members} members × {numbers.PerModel} attempts");
        }

        var all = (long)candidates.Count * numbers.PerModel;
        var product = $"{candidates.Count} models × {numbers.PerModel} attempts";
        return all <= numbers.Total ? (all, product) : (numbers.Total, $"{product}, at the most {numbers.Total}");
    }
}
