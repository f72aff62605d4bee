namespace LlmAttributes;

/// <summary>How a <see cref="ContextStore"/> makes one order of what was found by words and by vectors.</summary>
public enum ScoreFusion
{
    /// <summary>By the places in both orders: no scale of scores matters.</summary>
    ReciprocalRank,

    /// <summary>By both scores, each between the least and the greatest that were found.</summary>
    Weighted,
}
