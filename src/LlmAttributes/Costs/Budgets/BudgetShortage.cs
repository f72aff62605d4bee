namespace LlmAttributes;

/// <summary>Why a budget does not allow an attempt.</summary>
/// <param name="Budget">The name of the budget; <c>call</c> is the limit of the one call.</param>
/// <param name="LimitUsd">The limit in USD, without raises.</param>
/// <param name="NeededUsd">What the attempt may cost at worst, in USD.</param>
/// <param name="LeftUsd">What is left in USD; below 0 where more was spent than allowed.</param>
/// <param name="MoreAt">Before when no money comes back; <see langword="null"/> for the limit of one call, where none does.</param>
public sealed record BudgetShortage(string Budget, decimal LimitUsd, decimal NeededUsd, decimal LeftUsd, DateTimeOffset? MoreAt);
