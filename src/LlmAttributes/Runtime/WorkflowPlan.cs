using System.ComponentModel;

namespace LlmAttributes.Runtime;

/// <summary>What a workflow's attribute asks for.</summary>
/// <param name="Contract">The name of the contract.</param>
/// <param name="Method">The name of the method.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record WorkflowPlan(string Contract, string Method)
{
    /// <summary>Gets the limit of a run, in seconds.</summary>
    public double? TimeoutSeconds { get; init; }

    /// <summary>Gets the most that a run may cost, in USD.</summary>
    public decimal? BudgetUsd { get; init; }

    internal string FullName => $"{Contract}.{Method}";
}
