namespace LlmAttributes;

/// <summary>What can be decided in the course of a call.</summary>
public enum CallDecisionKind
{
    /// <summary>A route has chosen whom to ask first.</summary>
    Route = 0,

    /// <summary>The same model is asked again.</summary>
    Retry = 1,

    /// <summary>The next candidate is asked.</summary>
    Fallback = 2,

    /// <summary>Nobody can be asked now, and the call waits for a model to recover.</summary>
    Wait = 3,

    /// <summary>The breakers of all candidates are open, and one is asked all the same.</summary>
    TryAnyway = 4,

    /// <summary>A model takes long, and another one is asked too.</summary>
    Hedge = 5,

    /// <summary>A budget does not allow the attempt.</summary>
    BudgetRefusal = 6,

    /// <summary>An answer cannot be read as the result type, and a model is told so and asked again.</summary>
    Reask = 7,

    /// <summary>A guard has rewritten or refused a prompt or an answer; the reason has its name and its verdict.</summary>
    Guard = 8,

    /// <summary>A kept answer, or that of an equal call under way, is taken.</summary>
    CacheHit = 9,

    /// <summary>The query was changed before it is asked; the reason has the strategies.</summary>
    Optimize = 10,

    /// <summary>Passages were retrieved; the reason has the store and how many.</summary>
    Retrieve = 11,
}
