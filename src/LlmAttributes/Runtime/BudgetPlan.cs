using System.ComponentModel;

namespace LlmAttributes.Runtime;

/// <summary>The budget, as <see cref="BudgetAttribute"/> declares it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record BudgetPlan
{
    /// <summary>Gets the most that one call may cost, in USD.</summary>
    public decimal? PerCallUsd { get; init; }
}
