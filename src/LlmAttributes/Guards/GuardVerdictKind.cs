namespace LlmAttributes;

/// <summary>What a guard decides.</summary>
public enum GuardVerdictKind
{
    /// <summary>The text is left as it is.</summary>
    Pass = 0,

    /// <summary>The text is replaced.</summary>
    Rewrite = 1,

    /// <summary>The same is asked of the same model again.</summary>
    Retry = 2,

    /// <summary>The model is told why its answer is refused, and asked again.</summary>
    Reask = 3,

    /// <summary>The call fails.</summary>
    Fail = 4,
}
