namespace LlmAttributes.Contract;

/// <summary>Why a type has no form in JSON.</summary>
/// <param name="Path">The member that has none.</param>
/// <param name="Reason">Why.</param>
/// <param name="Remedy">What to do.</param>
internal sealed record ShapeProblem(string Path, string Reason, string Remedy);
