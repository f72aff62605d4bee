namespace LlmAttributes.Testing;

/// <summary>How a case, or one sample of it, ended.</summary>
public enum PromptCaseState
{
    /// <summary>The answer is what was expected.</summary>
    Passed,

    /// <summary>The answer is another.</summary>
    Failed,

    /// <summary>There was no answer: the call failed, or the case was declared wrongly.</summary>
    Errored,

    /// <summary>The case says why it is not run.</summary>
    Skipped,

    /// <summary>Budget or time of the run was used up before.</summary>
    NotRun,
}
