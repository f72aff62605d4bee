namespace LlmAttributes.Contract;

/// <param name="PerCallUsd">The limit of one call.</param>
/// <param name="OnExceeded">The expression of what happens to an attempt that does not fit.</param>
/// <param name="Limits">The limits of periods, of all levels.</param>
internal sealed record BudgetModel(decimal? PerCallUsd, string? OnExceeded, EquatableArray<BudgetLimitModel> Limits);
