namespace LlmAttributes;

/// <summary>What a model sees of its answers that could not be read, when it is asked again.</summary>
public enum FailedAnswers
{
    /// <summary>They stay in the dialogue, each followed by what is wrong with it.</summary>
    Keep = 0,

    /// <summary>Only what is wrong with the last one is said; that costs fewer tokens.</summary>
    Summarise = 1,
}
