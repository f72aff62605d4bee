using LlmAttributes.Runtime;

namespace LlmAttributes;

/// <summary>The constraints on facts that do not change: a route's own are looked at once, those of a call's options each time.</summary>
internal static class StaticConstraints
{
    /// <summary>Says why a model can never be a candidate of a route; <see langword="null"/> when it can.</summary>
    public static FilteredCandidate? Find(RoutePlan route, BoundModel model, DateOnly today)
    {
        var facts = model.Facts;
        if (route.MinQuality is { } minimum && !(facts.Quality >= minimum))
        {
            return new(model.Key, RouteConstraint.Quality, facts.Quality is { } quality
                ? FormattableString.Invariant($"quality {quality} is below {minimum}")
                : FormattableString.Invariant($"its quality is unknown, {minimum} is needed"));
        }

        if (facts.Capabilities is { } abilities && (route.Requires & ~abilities) is var missing and not ModelCapabilities.None)
            return new(model.Key, RouteConstraint.Capability, $"cannot do {missing}");
        if (WrongRegion(facts, route.Regions) is { } region)
            return new(model.Key, RouteConstraint.Region, region);
        if (MissingTag(facts, route.Tags) is { } tag)
            return new(model.Key, RouteConstraint.Tag, tag);
        return Ended(facts, route.AllowDeprecated, today) is { } end ? new(model.Key, RouteConstraint.Deprecated, end) : null;
    }

    /// <summary>Checks what the options of one call ask for.</summary>
    public static void Check(LlmCallOptions options, Candidate[] candidates, ref RouteVerdicts verdicts)
    {
        for (var i = 0; i < candidates.Length; i++)
        {
            var facts = candidates[i].Model.Facts;
            if (options.Region is { } asked && WrongRegion(facts, [asked]) is { } region && verdicts.Remove(i))
                verdicts.Because(i, RouteConstraint.Region, region);
            if (MissingTag(facts, options.ModelTags) is { } tag && verdicts.Remove(i))
                verdicts.Because(i, RouteConstraint.Tag, tag);
        }
    }

    private static string? WrongRegion(ModelFacts facts, IReadOnlyList<string> regions)
    {
        if (regions.Count == 0 || (facts.Region is { } own && Has(regions, own)))
            return null;
        var asked = string.Join("' or '", regions);
        return facts.Region is { } region ? $"region '{region}' is not '{asked}'" : $"its region is unknown, '{asked}' is needed";
    }

    private static string? MissingTag(ModelFacts facts, IReadOnlyList<string> tags)
    {
        foreach (var tag in tags)
        {
            if (!Has(facts.Tags, tag))
                return $"lacks tag '{tag}'";
        }

        return null;
    }

    private static string? Ended(ModelFacts facts, bool allowsDeprecated, DateOnly today)
    {
        var instead = facts.Successor is { } successor ? $"; use '{successor}'" : "";
        if (facts.RetiresOn is { } end && end <= today)
            return FormattableString.Invariant($"ended on {end:yyyy-MM-dd}{instead}");
        return !allowsDeprecated && facts.DeprecatedOn is { } announced && announced <= today ? FormattableString.Invariant($"deprecated since {announced:yyyy-MM-dd}{instead}") : null;
    }

    private static bool Has(IReadOnlyList<string> values, string value)
    {
        foreach (var candidate in values)
        {
            if (string.Equals(candidate, value, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }
}
