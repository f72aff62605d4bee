using LlmAttributes.Runtime;

namespace LlmAttributes;

/// <summary>Makes the plan by which a second model is asked.</summary>
internal static class ShadowPlans
{
    // A runtime that ends waits for what is under way, so that it must end by itself.
    private const double DefaultTotalSeconds = 60;

    public static CallPlan Of(CallPlan plan, ShadowPlan shadow) => plan with
    {
        Call = plan.Call + " (shadow)",
        Model = shadow.Model,
        IsShadow = true,
        Shadow = null,
        Route = null,
        Ensemble = null,
        Fallback = null,
        Hedge = null,
        Retry = null,
        Optimize = null,
        Repair = null,
        Bulkhead = null,
        CircuitBreaker = false,
        Quality = plan.Quality is { } quality ? quality with { OnLow = OnLow.Flag } : null,
        Timeout = (plan.Timeout ?? new()) is { TotalSeconds: null } timeout ? timeout with { TotalSeconds = DefaultTotalSeconds } : plan.Timeout,
        Budget = shadow.DailyUsd is { } usd ? new() { Limits = [new($"shadow:{plan.FullName}", BudgetPeriod.Day, usd)] } : null,
    };
}
