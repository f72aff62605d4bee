namespace LlmAttributes;

/// <summary>What happened in a workflow.</summary>
public enum WorkflowEventKind
{
    /// <summary>The workflow has begun.</summary>
    Started = 0,

    /// <summary>A step has begun.</summary>
    StepStarted = 1,

    /// <summary>A step has its answer.</summary>
    StepFinished = 2,

    /// <summary>A step failed, or was cancelled.</summary>
    StepFailed = 3,

    /// <summary>The workflow has its result.</summary>
    Finished = 4,

    /// <summary>The workflow failed, or was cancelled.</summary>
    Failed = 5,
}
