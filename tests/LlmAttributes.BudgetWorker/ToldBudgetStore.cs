namespace LlmAttributes.BudgetWorker;

/// <summary>Says what the engine settles, before and after.</summary>
internal sealed class ToldBudgetStore(IBudgetStore store, Action<string> write) : IBudgetStore
{
    public async ValueTask<BudgetReservation> ReserveAsync(BudgetRequest request, CancellationToken cancellationToken)
    {
        var reservation = await store.ReserveAsync(request, cancellationToken);
        if (reservation is { RefusedBy: null, LeftPicoUsd: < 0 })
            write("fault: more is reserved than the limit allows");
        return reservation;
    }

    public async ValueTask<BudgetSettlement> SettleAsync(BudgetReservation reservation, long picoUsd, CancellationToken cancellationToken)
    {
        write($"settling {picoUsd}");
        var settlement = await store.SettleAsync(reservation, picoUsd, cancellationToken);
        write(settlement.IsBooked ? $"settled {picoUsd}" : "fault: a settlement was not booked");
        return settlement;
    }

    public ValueTask ReleaseAsync(BudgetReservation reservation, CancellationToken cancellationToken) => store.ReleaseAsync(reservation, cancellationToken);

    public ValueTask<bool> ExtendAsync(BudgetReservation reservation, DateTimeOffset now, DateTimeOffset expires, CancellationToken cancellationToken) =>
        store.ExtendAsync(reservation, now, expires, cancellationToken);

    public ValueTask<BudgetReading> ReadAsync(BudgetLimit limit, DateTimeOffset now, CancellationToken cancellationToken) => store.ReadAsync(limit, now, cancellationToken);

    public ValueTask RaiseAsync(string name, long picoUsd, DateTimeOffset until, DateTimeOffset now, CancellationToken cancellationToken) =>
        store.RaiseAsync(name, picoUsd, until, now, cancellationToken);
}
