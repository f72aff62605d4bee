namespace LlmAttributes.Runtime;

/// <summary>The budget, as <see cref="BudgetAttribute"/> declares it.</summary>
public sealed record BudgetPlan
{
    /// <summary>Gets the most that one call may cost, in USD.</summary>
    public decimal? PerCallUsd { get; init; }
}
