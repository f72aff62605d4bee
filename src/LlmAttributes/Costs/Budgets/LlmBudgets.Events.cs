namespace LlmAttributes;

/// <content>Who is told what.</content>
public sealed partial class LlmBudgets
{
    internal void Refused(BudgetLimit limit, string call, string model, string? tenant) =>
        Raise(Exceeded, () => new(limit, call, model, tenant, _time.GetUtcNow()));

    internal void Settled(in BudgetReservation reservation, in BudgetSettlement settlement, string call, string model, string? tenant)
    {
        if (settlement.SoftLimits != 0)
            SoftLimits(reservation, settlement, call, model, tenant);
    }

    private void SoftLimits(in BudgetReservation reservation, in BudgetSettlement settlement, string call, string model, string? tenant)
    {
        for (var i = 0; i < reservation.Limits.Count; i++)
        {
            if ((settlement.SoftLimits & (1UL << i)) == 0)
                continue;
            var limit = reservation.Limits[i];
            Log.SoftLimitReached(_logger, limit.Name, limit.SoftShare, limit.Usd);
            Raise(SoftLimitReached, () => new(limit, call, model, tenant, _time.GetUtcNow()));
        }
    }

    internal void Overran(string call, string model, string? tenant, Int128 reserved, Int128 actual)
    {
        var (reservedUsd, actualUsd) = ((decimal)reserved / Price.PicoPerUsd, (decimal)actual / Price.PicoPerUsd);
        Log.BudgetOverrun(_logger, model, call, actualUsd, reservedUsd);
        Raise(Overrun, () => new BudgetOverrunEventArgs(call, model, tenant, reservedUsd, actualUsd, _time.GetUtcNow()));
    }

    private void Raise<T>(EventHandler<T>? handlers, Func<T> create)
        where T : EventArgs
    {
        if (handlers is null)
            return;
        var args = create();
        foreach (var handler in handlers.GetInvocationList())
        {
            try
            {
                ((EventHandler<T>)handler)(this, args);
            }
            catch (Exception)
            {
            }
        }
    }
}
