namespace LlmAttributes.Runtime;

/// <summary>Checks a route once, when a call is bound.</summary>
internal static class RouteFaults
{
    /// <summary>All models that a route names, each once: those for any call, then those for kinds of task and lengths.</summary>
    public static List<string> Keys(RoutePlan route)
    {
        List<string> keys = [];
        Add(route.Models);
        foreach (var task in route.Tasks)
            Add(task.Models);
        foreach (var band in route.Bands)
            Add(band.Models);
        return keys;

        void Add(IReadOnlyList<string> models)
        {
            foreach (var key in models)
            {
                if (!keys.Contains(key))
                    keys.Add(key);
            }
        }
    }

    public static void Find(RoutePlan route, string call, List<string> faults)
    {
        var count = Keys(route).Count;
        if (count == 0)
            faults.Add($"'{call}' has a route that names no model; name at least one.");
        if (count > RouteOrder.Most)
            faults.Add($"'{call}' routes to {count} models; name at most {RouteOrder.Most}.");
        if (route.Strategy == RouteStrategy.Weighted)
            CheckWeights(route, call, faults);
        Weight("CostWeight", route.CostWeight);
        Weight("SpeedWeight", route.SpeedWeight);
        Weight("QualityWeight", route.QualityWeight);
        if (route is { CostWeight: not null } or { SpeedWeight: not null } or { QualityWeight: not null } && (route.CostWeight ?? 0) + (route.SpeedWeight ?? 0) + (route.QualityWeight ?? 0) == 0)
            faults.Add($"'{call}' sets all weights of its route to 0; make one of them positive.");
        if (route.MaxUsdPerCall <= 0)
            faults.Add(FormattableString.Invariant($"'{call}' sets 'Route.MaxUsdPerCall' to {route.MaxUsdPerCall}; make it more than 0."));
        if (route.MaxLatencySeconds is not (null or > 0))
            faults.Add(FormattableString.Invariant($"'{call}' sets 'Route.MaxLatencySeconds' to {route.MaxLatencySeconds}; make it more than 0."));
        if (route.Strategy == RouteStrategy.TaskType && route.Tasks.Count == 0)
            faults.Add($"'{call}' routes by task type but names no models for any; add [RouteTask].");
        if (route.Strategy == RouteStrategy.InputLength && route.Bands.Count == 0)
            faults.Add($"'{call}' routes by input length but names no models for any; add [RouteBand].");

        void Weight(string name, double? value)
        {
            if (value is not (null or >= 0 and < double.PositiveInfinity))
                faults.Add(FormattableString.Invariant($"'{call}' sets 'Route.{name}' to {value}; make it 0 or more."));
        }
    }

    private static void CheckWeights(RoutePlan route, string call, List<string> faults)
    {
        if (route.Weights is not { Count: > 0 } weights)
        {
            faults.Add($"'{call}' routes by weights but sets none; set 'Weights', one for each model.");
            return;
        }

        if (weights.Count != route.Models.Count)
            faults.Add($"'{call}' has {weights.Count} weights for {route.Models.Count} models; set one for each.");
        var sum = 0.0;
        foreach (var weight in weights)
            sum += weight is >= 0 and < double.PositiveInfinity ? weight : double.NaN;
        if (!(sum > 0))
            faults.Add($"'{call}' has weights that are negative or all 0; make each 0 or more, and one positive.");
    }
}
