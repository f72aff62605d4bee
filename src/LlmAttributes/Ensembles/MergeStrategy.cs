namespace LlmAttributes;

/// <summary>How an ensemble merges the answers of its members.</summary>
public enum MergeStrategy
{
    /// <summary>The answer that most members gave. A tie goes to the answer of the member that is listed first.</summary>
    MajorityVote = 0,
}
