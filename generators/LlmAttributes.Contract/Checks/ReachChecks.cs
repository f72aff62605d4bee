namespace LlmAttributes.Contract;

/// <summary>Finds models that the limit of attempts never lets a call come to.</summary>
internal static class ReachChecks
{
    // Each of these lets a call pass over a model without an attempt, or ask it out of turn.
    private static readonly PolicyKind[] s_skipping = [PolicyKind.CircuitBreaker, PolicyKind.Budget, PolicyKind.Hedge];

    public static void Check(
        PolicyLevels levels, CallCandidates candidates, List<FallbackPosition> fallbacks, string owner, KnownModels models, RuleReporter reporter)
    {
        if (levels.Number(PolicyKind.RetryWithBackoff, "MaxTotalAttempts") is not { Value: >= 1 and var total })
            return;

        foreach (var kind in s_skipping)
        {
            if (levels.IsOn(kind))
                return;
        }

        if (candidates.Routed.Exists(key => models.Find(key) is { IsLimited: true }) || fallbacks.Exists(position => models.Find(position.Key) is { IsLimited: true }))
            return;

        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < fallbacks.Count; i++)
        {
            if (!seen.Add(fallbacks[i].Key))
                continue;

            var before = CountBefore(candidates, fallbacks, i, models);
            if (before >= total)
            {
                reporter.Report(
                    RuleCatalog.UnreachableFallback,
                    fallbacks[i].Anchor,
                    fallbacks[i].Key,
                    owner,
                    $"since 'MaxTotalAttempts' is {AttributeValues.Display(total)} and the models before it are asked first",
                    "raise it or remove the model");
            }
        }
    }

    private static int CountBefore(CallCandidates candidates, List<FallbackPosition> fallbacks, int index, KnownModels models)
    {
        var position = fallbacks[index];
        var routed = 0;
        foreach (var key in candidates.Routed)
        {
            if (IsAskedFirst(key, ErrorKindSet.Default))
                routed++;
        }

        // One of the routed models is always asked.
        var count = Math.Max(1, routed);
        var seen = new HashSet<string>(StringComparer.Ordinal) { position.Key };
        for (var i = 0; i < index; i++)
        {
            if (IsAskedFirst(fallbacks[i].Key, fallbacks[i].On) && seen.Add(fallbacks[i].Key))
                count++;
        }

        return count;

        // Every error that leads to the model leads to the other too, and every prompt that fits its window fits the other's.
        bool IsAskedFirst(string? key, int on) =>
            (position.On & ~on) == 0
            && (models.Find(key)?.ContextWindow is not { } other || (models.Find(position.Key)?.ContextWindow is { } window && other >= window));
    }
}
