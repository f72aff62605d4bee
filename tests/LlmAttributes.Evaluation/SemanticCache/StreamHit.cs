namespace LlmAttributes.Evaluation.SemanticCache;

/// <summary>What a rule would serve for a question.</summary>
/// <param name="Text">The kept question, or <see langword="null"/> for none.</param>
/// <param name="Score">What the rule decides by.</param>
/// <param name="IsRight">Whether both are of one component.</param>
internal readonly record struct StreamHit(string? Text, double Score, bool IsRight);
