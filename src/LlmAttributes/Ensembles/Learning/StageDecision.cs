namespace LlmAttributes;

/// <summary>What stands after some stages of an ensemble were asked.</summary>
/// <param name="Consensus">What the members say so far.</param>
/// <param name="Gain">How much likelier the answer is expected to become right by asking the rest, -1 to 1.</param>
/// <param name="IsFinal">Whether the answer is to be taken as it is.</param>
public readonly record struct StageDecision(ConsensusDecision Consensus, double Gain, bool IsFinal);
