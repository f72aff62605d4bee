namespace LlmAttributes.Runtime;

/// <summary>What a prompt that is read again may name.</summary>
/// <param name="Key">The path, with <c>[]</c> for the items of a sequence.</param>
/// <param name="Shape">What conditions and loops may do with it.</param>
/// <param name="HasJson">Whether it is written as JSON too.</param>
/// <param name="IsUntrusted">Whether it comes from outside.</param>
/// <param name="IsSensitive">Whether nobody but the model may see it.</param>
internal sealed record PromptValue(string Key, PromptShape Shape, bool HasJson, bool IsUntrusted, bool IsSensitive);
