namespace LlmAttributes.BudgetWorker;

/// <summary>Makes calls, of which some fail, are cancelled or time out, on budgets that it shares with others.</summary>
public sealed class Worker(IBudgetStore store, decimal usd, int seed, DateTimeOffset now, Action<string> write)
{
    /// <summary>The most that a call may cost, in pico-dollars.</summary>
    public const long WorstCase = 10_000_000_000;

    /// <summary>How long a reservation counts.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);

    /// <summary>The moment at which all processes believe to be.</summary>
    public static readonly DateTimeOffset Start = new(2026, 3, 14, 12, 0, 0, TimeSpan.Zero);

    /// <summary>A second budget, of a rolling period, that is reserved together with the first and never refuses.</summary>
    public static readonly BudgetLimit Wide = new("proof/rolling-day", 10_000, BudgetPeriod.Day, BudgetWindow.Rolling, TimeZoneInfo.Utc, 1);

    private const int AtOnce = 8;

    private readonly BudgetLimit[] _limits = [Wide, LimitOf(usd)];
    private int _calls;

    /// <summary>The budget.</summary>
    public static BudgetLimit LimitOf(decimal usd) => new("proof/month", usd, BudgetPeriod.Month);

    /// <summary>Makes the calls, several at once, and then single ones until the budget refuses.</summary>
    public async Task RunAsync(int calls, CancellationToken stop)
    {
        await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(lane => Task.Run(() => LaneAsync(lane))));
        var last = new Random(seed * 31);
        while (await CallAsync(last))
        {
        }

        async Task LaneAsync(int lane)
        {
            var random = new Random((seed * 31) + lane + 1);
            while (!stop.IsCancellationRequested && Interlocked.Increment(ref _calls) <= calls)
                await CallAsync(random);
        }
    }

    private async Task<bool> CallAsync(Random random)
    {
        var outcome = random.Next(100);
        if (outcome < 10)
            return await CancelAsync();
        var reservation = await ReserveAsync(default);
        if (reservation.RefusedBy is not null)
        {
            write("refused");
            return false;
        }

        if (reservation.LeftPicoUsd < 0)
            write("fault: more is reserved than the limit allows");
        if (outcome < 25)
        {
            await store.ReleaseAsync(reservation, default);
            write("released");
            return true;
        }

        // An attempt that timed out costs its worst case.
        var cost = outcome < 35 ? WorstCase : random.NextInt64(1, WorstCase);
        write($"settling {cost}");
        var settlement = await store.SettleAsync(reservation, cost, default);
        write(settlement.IsBooked ? $"settled {cost}" : "fault: a settlement was not booked");
        return true;
    }

    private async Task<bool> CancelAsync()
    {
        using var cancellation = new CancellationTokenSource();
        var reserving = ReserveAsync(cancellation.Token).AsTask();
        await cancellation.CancelAsync();
        try
        {
            var reservation = await reserving;
            if (reservation.RefusedBy is null)
                await store.ReleaseAsync(reservation, default);
        }
        catch (OperationCanceledException)
        {
        }

        write("cancelled");
        return true;
    }

    private ValueTask<BudgetReservation> ReserveAsync(CancellationToken cancellationToken) => store.ReserveAsync(new(_limits, WorstCase, WorstCase, now, now + Lease), cancellationToken);
}
