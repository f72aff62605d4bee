namespace LlmAttributes.Evaluation.SemanticCache;

/// <summary>Two queries that mean the same, or do not.</summary>
/// <param name="A">The one that is kept.</param>
/// <param name="B">The one that is asked.</param>
/// <param name="IsSame">Whether they mean the same.</param>
internal sealed record LabelledPair(string A, string B, bool IsSame);
