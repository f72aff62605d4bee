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

    /// <summary>A step took the answer that an earlier start of the run has paid for; nothing was sent.</summary>
    StepResumed = 6,

    /// <summary>A step that has an answer from an earlier start of the run asks something else now, since its prompt or its arguments changed; it is asked anew.</summary>
    StepChanged = 7,
}
