namespace LlmAttributes.Contract;

/// <summary>An additional file that prompts may name.</summary>
internal sealed record PromptFile(string Path, string Text);
