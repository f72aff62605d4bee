namespace LlmAttributes;

/// <summary>What a call does when the breakers of all its candidates are open.</summary>
public enum WhenAllOpen
{
    /// <summary>Waits for the first to let an attempt through again when that is within the total timeout; without one, or when it is not, fails at once.</summary>
    Wait = 0,

    /// <summary>Fails at once.</summary>
    Fail = 1,

    /// <summary>Asks the first candidate in spite of its breaker.</summary>
    TryAnyway = 2,
}
