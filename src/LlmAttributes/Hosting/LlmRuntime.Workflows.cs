namespace LlmAttributes;

/// <content>Runs of workflows that are kept.</content>
public sealed partial class LlmRuntime
{
    internal IWorkflowStore? WorkflowStore { get; }

    /// <summary>Whether answers to prompts with sensitive values are kept.</summary>
    internal bool KeepsSensitiveSteps { get; }

    /// <summary>How long a run stays with a process that does not extend its lease.</summary>
    internal TimeSpan WorkflowLease { get; }
}
