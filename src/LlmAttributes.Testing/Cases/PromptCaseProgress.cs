namespace LlmAttributes.Testing;

/// <summary>What has happened of a run of cases when a sample ends.</summary>
/// <param name="Case">The case.</param>
/// <param name="Sample">The sample.</param>
/// <param name="Done">How many samples have ended.</param>
/// <param name="Total">How many there are.</param>
public sealed record PromptCaseProgress(PromptCase Case, PromptCaseSample Sample, int Done, int Total);
