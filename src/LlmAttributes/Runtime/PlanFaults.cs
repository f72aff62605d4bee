namespace LlmAttributes.Runtime;

/// <summary>Checks the numbers of a plan once, when a call is bound. What attributes declare is checked by the analyzers too; a plan written by hand only here.</summary>
internal static class PlanFaults
{
    // The longest time that a cancellation source can wait for, in whole seconds.
    private const double LongestSeconds = 4_294_967;

    public static void Find(CallPlan plan, List<string> faults)
    {
        if (plan.Retry is { } retry)
        {
            AtLeastOne("Retry.MaxAttempts", retry.MaxAttempts);
            AtLeastOne("Retry.MaxTotalAttempts", retry.MaxTotalAttempts);
            AtLeastOne("Retry.RateLimitAttempts", retry.RateLimitAttempts);
            AtLeastOne("Retry.TimeoutAttempts", retry.TimeoutAttempts);
            AtLeastOne("Retry.OverloadedAttempts", retry.OverloadedAttempts);
            AtLeastOne("Retry.ServerErrorAttempts", retry.ServerErrorAttempts);
            AtLeastOne("Retry.NetworkAttempts", retry.NetworkAttempts);
            Seconds("Retry.BaseDelaySeconds", retry.BaseDelaySeconds);
            Seconds("Retry.MaxDelaySeconds", retry.MaxDelaySeconds);
            Require("Retry.Factor", retry.Factor, retry.Factor is null or (>= 1 and < double.PositiveInfinity), "1 or more");
        }

        if (plan.Timeout is { } timeout)
        {
            Seconds("Timeout.TotalSeconds", timeout.TotalSeconds);
            Seconds("Timeout.AttemptSeconds", timeout.AttemptSeconds);
            Seconds("Timeout.FirstTokenSeconds", timeout.FirstTokenSeconds);
            Seconds("Timeout.IdleSeconds", timeout.IdleSeconds);
            Seconds("Timeout.ProbeSeconds", timeout.ProbeSeconds);
            Require("Timeout.MinCharactersPerSecond", timeout.MinCharactersPerSecond, timeout.MinCharactersPerSecond is null or (> 0 and < double.PositiveInfinity), "more than 0");
        }

        if (plan.Hedge is { } hedge)
        {
            Seconds("Hedge.DelaySeconds", hedge.DelaySeconds);
            AtLeastOne("Hedge.MaxHedges", hedge.MaxHedges);
            Require("Hedge.MaxSurcharge", hedge.MaxSurcharge, hedge.MaxSurcharge is null or (> 0 and < double.PositiveInfinity), "more than 0");
        }

        if (plan.Repair is { } repair)
        {
            AtLeastOne("Repair.MaxReasks", repair.MaxReasks);
            Require("Repair.TemperatureStep", repair.TemperatureStep, repair.TemperatureStep is null or (>= -2 and <= 2), "-2 to 2");
        }

        if (plan.Quality is { } quality)
        {
            AtLeastOne("Quality.MaxRetries", quality.MaxRetries);
            Require("Quality.MinScore", quality.MinScore, quality.MinScore is null or (>= 0 and <= 1), "0 to 1");
        }

        if (plan.Shadow is { } shadow)
        {
            AtLeastOne("Shadow.MaxConcurrency", shadow.MaxConcurrency);
            Require("Shadow.Share", shadow.Share, shadow.Share is null or (> 0 and <= 1), "more than 0 and at most 1");
            Require("Shadow.DailyUsd", shadow.DailyUsd, shadow.DailyUsd is null or > 0, "more than 0");
        }

        foreach (var guard in plan.OutputGuards)
            AtLeastOne("OutputGuards.MaxRetries", guard.MaxRetries);

        if (plan.Bulkhead is { } bulkhead)
        {
            AtLeastOne("Bulkhead.MaxConcurrency", bulkhead.MaxConcurrency);
            Require("Bulkhead.MaxQueued", bulkhead.MaxQueued, bulkhead.MaxQueued is null or >= 0, "0 or more");
        }

        if (plan.Route is { } route)
            RouteFaults.Find(route, plan.FullName, faults);

        if (plan.Cache is { } cache)
        {
            Seconds("Cache.DurationSeconds", cache.DurationSeconds);
            AtLeastOne("Cache.MaxEntries", cache.MaxEntries);
        }

        void AtLeastOne(string name, int? value) => Require(name, value, value is null or >= 1, "1 or more");

        void Seconds(string name, double? value) => Require(name, value, value is null or (> 0 and <= LongestSeconds), "more than 0 and at most 4294967 (49 days)");

        void Require(string name, IFormattable? value, bool holds, string demand)
        {
            if (!holds)
                faults.Add(FormattableString.Invariant($"'{plan.FullName}' sets '{name}' to {value}; make it {demand}."));
        }
    }
}
