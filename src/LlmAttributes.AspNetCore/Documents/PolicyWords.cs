using System.Globalization;
using LlmAttributes.Runtime;

namespace LlmAttributes;

/// <summary>Says the policies of a call in words.</summary>
internal static class PolicyWords
{
    /// <summary>One sentence for each policy, outermost first.</summary>
    public static IReadOnlyList<string> Of(CallPlan plan)
    {
        List<string> words = [];
        if (plan.Trace)
            words.Add("Traced");
        Add(words, Limits(plan.Timeout), static limits => $"Limited to {limits}");
        Add(words, Money(plan.Budget), static money => $"Budget of {money}");
        if (plan.Bulkhead is { } bulkhead)
            words.Add(bulkhead.MaxConcurrency is { } most ? Text($"At most {most} at once") : "Bulkhead");
        if (plan.Ensemble is { } ensemble)
            words.Add(Text($"Ensemble of {List(ensemble.Members)} by {Words(ensemble.Strategy)}{(ensemble.Quorum is { } quorum ? Text($", quorum {quorum}") : "")}"));
        if (plan.Route is { } route)
            words.Add(RouteOf(route));
        foreach (var fallback in plan.Fallback ?? [])
            words.Add($"Falls back to {List(fallback.Models)}");
        if (plan.Retry is { } retry)
            words.Add(Text($"{(retry.MaxAttempts is { } attempts ? Text($"Up to {attempts} attempts") : "Retried")}{(retry.BaseDelaySeconds is { } delay ? Text($", first wait {delay:0.###} s") : "")}"));
        if (plan.CircuitBreaker)
            words.Add($"Circuit breaker{(plan.WhenAllOpen == default ? "" : $", when all are open: {Words(plan.WhenAllOpen)}")}");
        if (plan.Hedge is { } hedge)
            words.Add($"Hedged{(hedge.DelaySeconds is { } after ? Text($" after {after:0.###} s") : "")}");
        Add(words, Options(plan.Options), static options => $"Asked with {options}");
        return words;
    }

    /// <summary>The models of a call in their order, each with where its facts are declared.</summary>
    public static IReadOnlyList<string> ModelsOf(CallPlan plan)
    {
        var keys = plan.Ensemble?.Members ?? plan.Route?.Models ?? (plan.Model is { } model ? [model] : ["default"]);
        if (plan.Ensemble is null)
            keys = [.. keys, .. (plan.Fallback ?? []).SelectMany(static f => f.Models)];
        return [.. keys.Distinct(StringComparer.Ordinal).Select(key => plan.Models.FirstOrDefault(m => m.Key == key) is { } declared ? $"{key} ({declared.Origin})" : key)];
    }

    private static string RouteOf(RoutePlan route)
    {
        List<string> demands = [];
        if (route.MinQuality is { } quality)
            demands.Add(Text($"quality from {quality:0.##}"));
        if (route.MaxUsdPerCall is { } usd)
            demands.Add(Text($"${usd} a call at most"));
        if (route.MaxLatencySeconds is { } seconds)
            demands.Add(Text($"{seconds:0.###} s at most"));
        if (route.Regions.Count > 0)
            demands.Add($"region {string.Join(" or ", route.Regions)}");
        if (route.Tags.Count > 0)
            demands.Add($"tags {string.Join(", ", route.Tags)}");
        var by = route.Router is { } router ? router.Type.Name : Words(route.Strategy);
        return $"Routed by {by} among {List(route.Models)}{(demands.Count > 0 ? $" with {string.Join(", ", demands)}" : "")}";
    }

    private static string Limits(TimeoutPlan? timeout) => Join(
        (timeout?.TotalSeconds, "s in all"),
        (timeout?.AttemptSeconds, "s an attempt"),
        (timeout?.FirstTokenSeconds, "s to the first token"),
        (timeout?.IdleSeconds, "s between tokens"));

    private static string Money(BudgetPlan? budget)
    {
        List<string> parts = budget?.PerCallUsd is { } usd ? [Text($"${usd} a call")] : [];
        foreach (var limit in budget?.Limits ?? [])
            parts.Add(Text($"${limit.Usd} a {Words(limit.Period)}{(limit.PerTenant ? " for each tenant" : "")}"));
        return string.Join(", ", parts);
    }

    private static string Options(ModelOptionsPlan? options)
    {
        List<string> parts = [];
        if (options?.Temperature is { } temperature)
            parts.Add(Text($"temperature {temperature}"));
        if (options?.TopP is { } topP)
            parts.Add(Text($"top-p {topP}"));
        if (options?.MaxOutputTokens is { } most)
            parts.Add(Text($"{most} output tokens at most"));
        if (options?.Seed is { } seed)
            parts.Add(Text($"seed {seed}"));
        return string.Join(", ", parts);
    }

    private static string Join(params ReadOnlySpan<(double? Value, string Unit)> parts)
    {
        List<string> known = [];
        foreach (var (value, unit) in parts)
        {
            if (value is { } number)
                known.Add(Text($"{number:0.###} {unit}"));
        }

        return string.Join(", ", known);
    }

    private static void Add(List<string> words, string part, Func<string, string> sentence)
    {
        if (part.Length > 0)
            words.Add(sentence(part));
    }

    private static string List(IReadOnlyList<string> keys) => string.Join(", ", keys);

    private static string Words<T>(T value)
        where T : struct, Enum => Names.Of(value).Replace('_', ' ');

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
