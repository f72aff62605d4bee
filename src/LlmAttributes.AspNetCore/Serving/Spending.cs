namespace LlmAttributes;

/// <summary>What was spent; <see langword="null"/> where a store could not be read.</summary>
internal sealed record Spending(MonthProjection? Month, IReadOnlyList<BudgetStatus>? Budgets, CostSnapshot Ledger);
