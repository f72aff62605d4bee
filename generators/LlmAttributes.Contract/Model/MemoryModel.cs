namespace LlmAttributes.Contract;

/// <summary>What a call remembers.</summary>
/// <param name="Parameter">The parameter that names the conversation, escaped.</param>
/// <param name="MaxTokens">How many tokens of earlier turns are sent.</param>
/// <param name="Trim">The expression of what happens to the rest.</param>
internal sealed record MemoryModel(string Parameter, int? MaxTokens, string? Trim);
