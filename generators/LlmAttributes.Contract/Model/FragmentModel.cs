namespace LlmAttributes.Contract;

/// <summary>A text that prompts include by its name, or the file that it has yet to be read from.</summary>
internal sealed record FragmentModel(string Name, string? Text, string? File);
