using System.Collections.Concurrent;
using LlmAttributes.Runtime;

namespace LlmAttributes;

/// <content>What routes need beside the models.</content>
public sealed partial class LlmRuntime
{
    private readonly Func<Type, ILlmRouter?> _routers;
    private readonly ConcurrentDictionary<Type, ILlmRouter> _ownRouters = new();
    private readonly IReadOnlyDictionary<string, LearnedRoute> _learned;
    private readonly AdaptiveRouteOptions? _adaptive;
    private readonly ConcurrentDictionary<string, AdaptiveChoice> _adaptiveChoices = new(StringComparer.Ordinal);

    /// <summary>Tells the routes by <see cref="RouteStrategy.Adaptive"/> how good an answer was, for instance when a user or a test has judged it.</summary>
    /// <param name="call">The contract and the method, for instance <c>ISupportDesk.ClassifyAsync</c>.</param>
    /// <param name="model">The key of the model that answered, see <see cref="LlmResult{T}.Model"/>.</param>
    /// <param name="quality">The quality, 0 to 1.</param>
    /// <param name="taskType">The kind of task, or <see langword="null"/> when the call has none.</param>
    /// <returns>Whether a route learned from it: <see langword="false"/> when the call has no such route in this runtime, or the model is none of its candidates.</returns>
    /// <remarks>From the first report on, that a model answered at all says nothing any more; failures still count 0. What the answer cost and how long it took is not known here; use <see cref="LlmResult{T}.ReportQuality"/> where that matters.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">The quality is out of its range.</exception>
    public bool ReportQuality(string call, string model, double quality, string? taskType = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(call);
        ArgumentException.ThrowIfNullOrEmpty(model);
        return _adaptiveChoices.TryGetValue(call, out var choice) && choice.Report(model, taskType, RouteFeedback.Check(quality), Cost.Unknown, TimeSpan.Zero);
    }

    /// <summary>The router of a route, one for all routes of its type; <see langword="null"/> when there is none and none can be made.</summary>
    internal ILlmRouter? RouterOf(RouterPlan plan)
    {
        if (_routers(plan.Type) is { } given)
            return given;
        return plan.Create is { } create ? _ownRouters.GetOrAdd(plan.Type, static (_, make) => make(), create) : null;
    }

    /// <summary>What was learned for a call, or for all calls.</summary>
    internal LearnedRoute? LearnedRouteOf(string call) => _learned.GetValueOrDefault(call) ?? _learned.GetValueOrDefault("");

    /// <summary>What a call has learned so far, whoever bound it, as long as its candidates are the same.</summary>
    internal AdaptiveChoice AdaptiveOf(CallPlan call, Candidate[] candidates)
    {
        var choice = _adaptiveChoices.GetOrAdd(call.FullName, _ => new(candidates, AdaptiveRouteOf(call, candidates), new(call.Route!.Tasks)));
        if (choice.IsFor(candidates))
            return choice;
        choice = new(candidates, AdaptiveRouteOf(call, candidates), new(call.Route!.Tasks));
        _adaptiveChoices[call.FullName] = choice;
        return choice;
    }

    private AdaptiveRoute AdaptiveRouteOf(CallPlan call, Candidate[] candidates)
    {
        var given = _adaptive ?? new() { Seed = (int)(Random.Next() >> 33) };
        var route = call.Route!;
        return new(Array.ConvertAll(candidates, static c => c.Model.Key), new()
        {
            QualityWeight = route.QualityWeight ?? given.QualityWeight,
            CostWeight = route.CostWeight ?? given.CostWeight,
            LatencyWeight = route.SpeedWeight ?? given.LatencyWeight,
            Exploration = given.Exploration,
            ExplorationFloor = given.ExplorationFloor,
            HalfLife = given.HalfLife,
            PriorQuality = given.PriorQuality,
            MaxTaskTypes = given.MaxTaskTypes,
            Seed = given.Seed,
        }, Time);
    }
}
