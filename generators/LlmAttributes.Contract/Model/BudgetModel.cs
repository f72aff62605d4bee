namespace LlmAttributes.Contract;

internal sealed record BudgetModel(decimal? PerCallUsd);
