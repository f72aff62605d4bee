namespace LlmAttributes;

/// <summary>What became of a member of an ensemble.</summary>
public enum ReplyState
{
    /// <summary>It has not been asked, or has not answered yet.</summary>
    Pending = 0,

    /// <summary>It answered, and the answer counts.</summary>
    Answered = 1,

    /// <summary>It answered, but not well enough to count.</summary>
    Filtered = 2,

    /// <summary>It failed.</summary>
    Failed = 3,

    /// <summary>It was not needed: it was not asked, or cancelled when the result was certain.</summary>
    Saved = 4,
}
