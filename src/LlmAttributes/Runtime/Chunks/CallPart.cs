namespace LlmAttributes.Runtime;

/// <summary>The call that another is a part of.</summary>
/// <param name="Observed">How observers see the whole call; <see langword="null"/> where there are none.</param>
/// <param name="Index">The number of the chunk; <see langword="null"/> for what merges chunks.</param>
internal sealed record CallPart(ObservedCall? Observed, int? Index);
