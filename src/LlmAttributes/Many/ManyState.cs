namespace LlmAttributes;

/// <summary>How an item of a run of many calls ended.</summary>
public enum ManyState
{
    /// <summary>It has a result.</summary>
    Succeeded = 0,

    /// <summary>Its call failed.</summary>
    Failed = 1,

    /// <summary>It was under way when the run ended.</summary>
    Cancelled = 2,

    /// <summary>It had not begun when the run ended; <see cref="ManyOutcome{TItem, TResult}.Error"/> says why that was.</summary>
    NotStarted = 3,
}
