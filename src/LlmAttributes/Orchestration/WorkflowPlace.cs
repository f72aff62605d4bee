namespace LlmAttributes;

/// <summary>Where in a workflow the running code is.</summary>
/// <param name="Run">The innermost workflow.</param>
/// <param name="Branch">Where among steps that run side by side.</param>
/// <param name="Step">The step of it that runs; <see langword="null"/> in the body, whose calls become steps.</param>
internal sealed record WorkflowPlace(WorkflowRun Run, WorkflowBranch Branch, WorkflowStep? Step = null)
{
    /// <summary>The place whose calls become steps; <see langword="null"/> outside of workflows and within a step.</summary>
    public static WorkflowPlace? Body => LlmScope.Current?.Workflow is { Step: null } place ? place : null;

    public static WorkflowPlace? Current => LlmScope.Current?.Workflow;
}
