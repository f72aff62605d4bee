namespace LlmAttributes.BudgetWorker;

/// <summary>Attempts that ask the store themselves, of which some fail, are cancelled or time out.</summary>
internal sealed class StoreCalls(IBudgetStore store, BudgetLimit limit, DateTimeOffset now, Action<string> write) : IWorkerCalls
{
    private readonly BudgetLimit[] _limits = [Proof.Wide, limit];

    public async Task<bool> CallAsync(Random random)
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
        var cost = outcome < 35 ? Proof.WorstCase : random.NextInt64(1, Proof.WorstCase);
        write($"settling {cost}");
        var settlement = await store.SettleAsync(reservation, cost, default);
        write(settlement.IsBooked ? $"settled {cost}" : "fault: a settlement was not booked");
        return true;
    }

    public ValueTask DisposeAsync() => default;

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

    private ValueTask<BudgetReservation> ReserveAsync(CancellationToken cancellationToken) => store.ReserveAsync(new(_limits, Proof.WorstCase, Proof.WorstCase, now, now + Proof.Lease), cancellationToken);
}
