namespace LlmAttributes;

/// <summary>The JSON form of what was spent. The month is that of the ledger, all else is since the program began.</summary>
internal sealed record SpendingDocument(
    decimal KnownUsd,
    bool HasUnknown,
    bool IsDurable,
    MonthDocument? Month,
    IReadOnlyList<BudgetDocument>? Budgets)
{
    public static SpendingDocument Of(Spending spending, CostLedger ledger) => new(
        spending.Ledger.KnownTotal.Usd,
        spending.Ledger.HasUnknown,
        ledger.IsDurable,
        spending.Month is { } month ? new(month.SpentUsd, month.ExpectedUsd, month.LowUsd, month.HighUsd, month.Days) : null,
        spending.Budgets is { } budgets ? [.. budgets.Select(BudgetDocument.Of)] : null);
}
