using LlmAttributes;

namespace Shop;

/// <summary>A workflow of several calls that can be resumed.</summary>
[LlmClient, Model(Models.Small)]
public partial interface IRounds
{
    [Prompt("Label {text}")]
    Task<string> LabelAsync(string text, CancellationToken cancellationToken = default);

    [Workflow(TimeoutSeconds = 60)]
    async Task<string> LabelAllAsync(string[] texts, [RunId] string? run = null, IProgress<WorkflowEvent>? progress = null, CancellationToken cancellationToken = default) =>
        string.Join('|', await Workflow.ParallelAsync(texts, async (text, token) => await LabelAsync(text, token), 2, cancellationToken));
}
