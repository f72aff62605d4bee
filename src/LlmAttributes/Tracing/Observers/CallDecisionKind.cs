namespace LlmAttributes;

/// <summary>What can be decided in the course of a call.</summary>
public enum CallDecisionKind
{
    /// <summary>The same model is asked again.</summary>
    Retry = 0,

    /// <summary>The next candidate is asked.</summary>
    Fallback = 1,

    /// <summary>Nobody can be asked now, and the call waits for a model to recover.</summary>
    Wait = 2,

    /// <summary>The breakers of all candidates are open, and one is asked all the same.</summary>
    TryAnyway = 3,

    /// <summary>A model takes long, and another one is asked too.</summary>
    Hedge = 4,

    /// <summary>A budget does not allow the attempt.</summary>
    BudgetRefusal = 5,
}
