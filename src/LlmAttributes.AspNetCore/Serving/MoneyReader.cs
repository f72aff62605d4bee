namespace LlmAttributes;

/// <summary>Reads ledger and budgets, which may be in a store elsewhere, so not at every refresh.</summary>
internal sealed class MoneyReader(Dashboard dashboard)
{
    private static readonly TimeSpan s_budgets = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_month = TimeSpan.FromSeconds(5);

    private readonly Cached<IReadOnlyList<BudgetStatus>?> _budgets = new(dashboard.Runtime.Time, s_budgets);
    private readonly Cached<MonthProjection?> _month = new(dashboard.Runtime.Time, s_month);

    public async ValueTask<Spending> ReadAsync(CancellationToken cancellationToken) => new(
        await _month.GetAsync(ReadMonthAsync, cancellationToken).ConfigureAwait(false),
        await _budgets.GetAsync(ReadBudgetsAsync, cancellationToken).ConfigureAwait(false),
        dashboard.Runtime.Costs.Snapshot());

    private async ValueTask<MonthProjection?> ReadMonthAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await dashboard.Runtime.Costs.ProjectMonthAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            DashboardLog.Unreadable(dashboard.Logger, exception, "spending");
            return null;
        }
    }

    private async ValueTask<IReadOnlyList<BudgetStatus>?> ReadBudgetsAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await dashboard.Runtime.Budgets.ReadAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            DashboardLog.Unreadable(dashboard.Logger, exception, "budgets");
            return null;
        }
    }
}
