namespace LlmAttributes.Runtime;

/// <summary>The budget, as <see cref="BudgetAttribute"/> declares it.</summary>
public sealed record BudgetPlan
{
    /// <summary>Gets the most that one call may cost, in USD.</summary>
    public decimal? PerCallUsd { get; init; }

    /// <summary>Gets the limits of periods, those of the method, the contract and the assembly together.</summary>
    public IReadOnlyList<BudgetLimitPlan> Limits { get; init; } = [];

    /// <summary>Gets what happens to an attempt that does not fit.</summary>
    public OnExceeded OnExceeded { get; init; }
}
