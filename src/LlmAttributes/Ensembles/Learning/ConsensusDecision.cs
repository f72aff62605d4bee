namespace LlmAttributes;

/// <summary>What the members say together.</summary>
/// <param name="Answer">The answer with the most weight; <see langword="null"/> when nobody answered.</param>
/// <param name="Confidence">How likely it is right, 0 to 1, calibrated on what the model was learned from.</param>
/// <param name="Agreement">The share, 0 to 1, of the members that answered which gave it.</param>
public readonly record struct ConsensusDecision(string? Answer, double Confidence, double Agreement);
