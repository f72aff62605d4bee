namespace LlmAttributes;

/// <summary>Names a run of a workflow that can be resumed.</summary>
/// <param name="Workflow">The workflow, <c>{Contract}.{Method}</c>.</param>
/// <param name="RunId">The run, as <see cref="ConversationKey.Of"/> names it: different ids, and those of different tenants, have different names.</param>
public readonly record struct WorkflowRunKey(string Workflow, string RunId);
