namespace LlmAttributes;

/// <summary>What the weights of a <see cref="ConsensusModel"/> rest on.</summary>
public enum ConsensusBasis
{
    /// <summary>How good the members are said to be.</summary>
    DeclaredQuality = 0,

    /// <summary>How often they agreed, without knowing who was right.</summary>
    Agreement = 1,

    /// <summary>Answers that were judged.</summary>
    Feedback = 2,
}
