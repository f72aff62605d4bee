namespace LlmAttributes;

/// <summary>How far two queries use the same words, which decides what a score is worth.</summary>
internal enum PairStratum
{
    /// <summary>One has a word of the subject that the other lacks.</summary>
    OtherWords,

    /// <summary>The subject has the same words, but something else is asked about it.</summary>
    OtherQuestion,

    /// <summary>The same is asked about the same words.</summary>
    SameWords,
}
