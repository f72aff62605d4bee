namespace LlmAttributes;

/// <summary>What a call does when the store of kept answers fails.</summary>
public enum OnCacheFailure
{
    /// <summary>It asks the model.</summary>
    Ask = 0,

    /// <summary>It fails too.</summary>
    Fail = 1,
}
