using LlmAttributes.Benchmarks.Measuring;

namespace LlmAttributes.Benchmarks.Costs;

/// <summary>What a budget in memory adds to an attempt: the clock, a reservation in two accounts at once, a settlement.</summary>
internal static class BudgetFigures
{
    private const int Rounds = 101;

    public static IEnumerable<Figure> Measure()
    {
        var attempt = Attempt();
        var (median, low, high) = Timing.Measure(attempt, Rounds);
        yield return new("bench.cost.reserve_settle.ns", median, Rounds, low, high, "a month and a day, clock included");
        yield return new("bench.cost.reserve_settle.bytes", Timing.Bytes(attempt), 1, 0, 0, "");
    }

    public static Action<int> Attempt()
    {
        var store = new MemoryBudgetStore();
        BudgetLimit[] limits = [new("contract:IDesk/month", 9_000_000, BudgetPeriod.Month), new("call:IDesk.AskAsync/day", 9_000_000, BudgetPeriod.Day)];
        return count =>
        {
            for (var i = 0; i < count; i++)
            {
                var now = TimeProvider.System.GetUtcNow();
                var reserving = store.ReserveAsync(new(limits, 1_000, 2_000, now, now.AddMinutes(1)), default);
                var settling = store.SettleAsync(reserving.Result, 10, default);
                if (!settling.IsCompletedSuccessfully || !settling.Result.IsBooked)
                    throw new InvalidOperationException("The settlement was not booked.");
            }
        };
    }
}
