namespace LlmAttributes;

/// <summary>What a step is known by when its run is resumed.</summary>
/// <param name="Hash">The hash of what it asks; <see langword="null"/> where its answer is not kept.</param>
/// <param name="IsSensitive">Whether that is because it asks with values that nobody but the model may see.</param>
internal readonly record struct WorkflowStepKey(LlmCacheKey? Hash, bool IsSensitive = false);
