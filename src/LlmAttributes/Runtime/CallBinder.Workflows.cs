using System.Globalization;

namespace LlmAttributes.Runtime;

/// <content>Workflows.</content>
public sealed partial class CallBinder
{
    /// <summary>Binds a workflow.</summary>
    /// <param name="plan">What its attribute asks for.</param>
    /// <returns>The bound workflow.</returns>
    public BoundWorkflow BindWorkflow(WorkflowPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        if (plan.TimeoutSeconds is { } seconds && !(seconds > 0 && seconds <= TimeSpan.MaxValue.TotalSeconds))
            _faults.Add(string.Create(CultureInfo.InvariantCulture, $"Workflow '{plan.FullName}' has a TimeoutSeconds of {seconds}; set it above 0."));
        if (plan.BudgetUsd is { } usd && usd <= 0)
            _faults.Add(string.Create(CultureInfo.InvariantCulture, $"Workflow '{plan.FullName}' has a BudgetUsd of {usd}; set it above 0."));
        return new(_runtime, plan, _logger ?? _runtime.Logger);
    }
}
