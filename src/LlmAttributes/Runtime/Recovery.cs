namespace LlmAttributes.Runtime;

/// <summary>A candidate that asked for a pause.</summary>
/// <param name="Candidate">The candidate.</param>
/// <param name="At">The timestamp at which it may be asked again.</param>
/// <param name="Kind">Its error.</param>
internal readonly record struct Recovery(Candidate Candidate, long At, LlmErrorKind Kind);
