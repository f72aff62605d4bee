using LlmAttributes.Runtime;

namespace LlmAttributes;

/// <summary>Makes the choice of a strategy.</summary>
internal static class RouteChoices
{
    /// <summary>The choice of a plan.</summary>
    public static RouteChoice Of(CallPlan call, Candidate[] candidates, LlmRuntime runtime)
    {
        var plan = call.Route!;
        return plan.Strategy switch
        {
            RouteStrategy.RoundRobin => new TurnChoice(candidates, call.FullName, runtime.Sharing.Turns),
            RouteStrategy.Weighted => new ShareChoice(candidates, Weights(plan, candidates), runtime.Random.Next()),
            RouteStrategy.LeastBusy => new LeastBusyChoice(candidates, runtime.Time),
            RouteStrategy.LowestLatency => new LowestLatencyChoice(candidates, runtime.Time, runtime.Random),
            RouteStrategy.Sticky => new StickyChoice(candidates, runtime.Random),
            RouteStrategy.TaskType => Task(plan, candidates),
            RouteStrategy.InputLength => Length(plan, candidates),
            RouteStrategy.Quality or RouteStrategy.Balanced when candidates.Length > 1 && runtime.Quality.TeachesRoutes => Observed(call, candidates, runtime),
            RouteStrategy.Quality when TaskQuality(plan, candidates, new double[candidates.Length]) is { } byTask => byTask,
            RouteStrategy.Learned => new LearnedChoice(candidates, runtime.LearnedRouteOf(call.FullName)!, FactScores.Bonus(candidates, plan)),
            RouteStrategy.Adaptive => runtime.AdaptiveOf(call, candidates),
            RouteStrategy.Router => new FixedChoice(candidates, RouteReason.Router, new double[candidates.Length]),
            _ => ByFacts(plan.Strategy, plan, candidates) ?? throw new ArgumentOutOfRangeException(nameof(call), plan.Strategy, null),
        };
    }

    /// <summary>The choice of a strategy that needs no more than declared facts; <see langword="null"/> for others.</summary>
    public static FixedChoice? ByFacts(RouteStrategy strategy, RoutePlan plan, Candidate[] candidates) => ByFacts(strategy, plan, candidates, new double[candidates.Length]);

    private static FixedChoice? ByFacts(RouteStrategy strategy, RoutePlan plan, Candidate[] candidates, double[] fits) => strategy switch
    {
        RouteStrategy.Cost => new(candidates, RouteReason.Cheapest, FactScores.Cost(candidates)),
        RouteStrategy.Speed => new(candidates, RouteReason.Fastest, FactScores.Speed(candidates)),
        RouteStrategy.Quality => new(candidates, RouteReason.Best, FactScores.Quality(candidates, fits)),
        RouteStrategy.Balanced => new(candidates, RouteReason.Balanced, FactScores.Balanced(candidates, plan, fits)),
        _ => null,
    };

    /// <summary>Puts the candidates of a strategy that orders all calls alike into its order.</summary>
    public static List<Candidate> Sort(RoutePlan plan, List<Candidate> candidates)
    {
        if (candidates.Count > RouteOrder.Most || ByFacts(plan.Strategy, plan, [.. candidates]) is not { } choice)
            return candidates;
        var question = new RouteQuestion([], null, null, default, isStream: false) { Allowed = choice.All };
        var order = choice.Order(ref question);
        List<Candidate> sorted = new(order.Count);
        for (var position = 0; position < order.Count; position++)
            sorted.Add(candidates[order[position]]);
        return sorted;
    }

    // What is declared of a model holds for all calls; how it does at this one is seen.
    private static ObservedChoice Observed(CallPlan call, Candidate[] candidates, LlmRuntime runtime)
    {
        var plan = call.Route!;
        var observed = new ObservedQuality(runtime.Quality, call.FullName, Array.ConvertAll(candidates, static c => c.Model.Key), FactScores.Quality(candidates, new double[candidates.Length]));
        return plan.Strategy == RouteStrategy.Quality
            ? new(candidates, RouteReason.Best, observed, fits => TaskQuality(plan, candidates, fits) ?? (RouteChoice)ByFacts(RouteStrategy.Quality, plan, candidates, fits)!)
            : new(candidates, RouteReason.Balanced, observed, fits => ByFacts(RouteStrategy.Balanced, plan, candidates, fits)!);
    }

    private static double[] Weights(RoutePlan plan, Candidate[] candidates)
    {
        // A model that is named twice has the sum of its weights.
        var weights = new double[candidates.Length];
        for (var i = 0; i < plan.Models.Count; i++)
        {
            var number = Array.FindIndex(candidates, c => c.Model.Key == plan.Models[i]);
            if (number >= 0)
                weights[number] += plan.Weights?[i] ?? 1;
        }

        return weights;
    }

    private static TaskChoice Task(RoutePlan plan, Candidate[] candidates)
    {
        NamedOrder[] orders = [.. plan.Tasks.Select(t => OrderOf([.. t.Models, .. plan.Models], candidates, RouteReason.Task))];
        return new(candidates, new(plan.Tasks), orders, OrderOf(plan.Models, candidates, RouteReason.Task), RouteReason.Task);
    }

    // Kinds of task that no parameter names are found by the name that a call's options give.
    private static TaskChoice? TaskQuality(RoutePlan plan, Candidate[] candidates, double[] fits)
    {
        List<RouteTaskPlan> tasks = [.. plan.Tasks];
        foreach (var name in candidates.SelectMany(static c => c.Model.Facts.TaskQuality.Keys))
        {
            if (!tasks.Exists(t => string.Equals(t.Name, name, StringComparison.OrdinalIgnoreCase)))
                tasks.Add(new(long.MinValue + tasks.Count, name, []));
        }

        if (!Array.Exists(candidates, static c => c.Model.Facts.TaskQuality.Count > 0))
            return null;
        NamedOrder[] orders = [.. tasks.Select(t => ByScore(candidates, FactScores.Quality(candidates, t.Name, fits)))];
        return new(candidates, new(tasks), orders, ByScore(candidates, FactScores.Quality(candidates, fits)), RouteReason.Best);
    }

    private static NamedOrder ByScore(Candidate[] candidates, double[] scores)
    {
        var choice = new FixedChoice(candidates, RouteReason.Best, scores);
        var question = new RouteQuestion([], null, null, default, isStream: false) { Allowed = choice.All };
        return new(choice.Order(ref question));
    }

    private static LengthChoice Length(RoutePlan plan, Candidate[] candidates)
    {
        List<RouteBandPlan> bands = [.. plan.Bands];
        bands.Sort(static (a, b) => a.MaxInputTokens.CompareTo(b.MaxInputTokens));
        var orders = new NamedOrder[bands.Count];
        IReadOnlyList<string> longer = plan.Models;
        for (var i = bands.Count - 1; i >= 0; i--)
        {
            longer = [.. bands[i].Models, .. longer];
            orders[i] = OrderOf(longer, candidates, RouteReason.Length);
        }

        // A band whose models are all left out is none.
        var bounds = bands.ConvertAll(static b => b.MaxInputTokens);
        for (var i = bands.Count - 1; i >= 0; i--)
        {
            if (orders[i].Bits == 0)
                bounds[i] = -1;
        }

        return new(candidates, [.. bounds], orders, OrderOf(plan.Models, candidates, RouteReason.Length));
    }

    private static NamedOrder OrderOf(IReadOnlyList<string> keys, Candidate[] candidates, RouteReason reason)
    {
        List<int> numbers = new(keys.Count);
        foreach (var key in keys)
        {
            var number = Array.FindIndex(candidates, c => c.Model.Key == key);
            if (number >= 0 && !numbers.Contains(number))
                numbers.Add(number);
        }

        return new(RouteOrder.Of(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(numbers), reason));
    }
}
