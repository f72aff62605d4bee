using LlmAttributes.Runtime;
using LlmAttributes.Testing;
using LlmAttributes.Tests.Harness;

namespace LlmAttributes.Tests.Routing;

/// <summary>Three models that differ in everything, and questions to bound routes.</summary>
internal static class Routes
{
    public static ModelFacts Small { get; } = new() { InputUsdPerMillionTokens = 0.1m, OutputUsdPerMillionTokens = 0.4m, Quality = 0.5, TokensPerSecond = 90 };

    public static ModelFacts Mid { get; } = new() { InputUsdPerMillionTokens = 1, OutputUsdPerMillionTokens = 4, Quality = 0.7, TokensPerSecond = 200 };

    public static ModelFacts Big { get; } = new() { InputUsdPerMillionTokens = 3, OutputUsdPerMillionTokens = 15, Quality = 0.9, TokensPerSecond = 40 };

    public static CallHarness Three(params ScriptedReply[] script)
    {
        var reply = script.Length == 0 ? [ScriptedReply.Say("yes")] : script;
        return new CallHarness().Model("small", Small, reply).Model("mid", Mid, reply).Model("big", Big, reply);
    }

    public static CallPlan By(RouteStrategy strategy, params string[] models) =>
        CallHarness.Plan with { Route = new(strategy, models.Length == 0 ? ["big", "small", "mid"] : models) };

    public static CallPlan With(this CallPlan plan, Func<RoutePlan, RoutePlan> change) => plan with { Route = change(plan.Route!) };

    public static Task<RouteDecision> ExplainAsync(this CallHarness harness, CallPlan plan, LlmCallOptions? options = null, RouteKeys keys = default) =>
        harness.Bind(plan).ExplainAsync(CallHarness.Messages, null, options, keys, default).AsTask();

    /// <summary>The share of each model of some calls, in percent.</summary>
    public static async Task<Dictionary<string, double>> SharesAsync(CallHarness harness, CallPlan plan, int calls)
    {
        var call = harness.Bind(plan);
        for (var i = 0; i < calls; i++)
            await call.AskAsync(CallHarness.Messages, default);
        return harness.Asked.CountBy(m => m).ToDictionary(s => s.Key, s => 100.0 * s.Value / calls);
    }
}
