namespace LlmAttributes.Runtime;

/// <summary>What <see cref="Growth"/> has come to.</summary>
internal enum GrowthOutcome
{
    /// <summary>The text ends here so far.</summary>
    More,

    /// <summary>The value has ended.</summary>
    Ended,

    /// <summary>The text is not what it should be: no more is shown, and the last reading says what it means.</summary>
    Stopped,
}
