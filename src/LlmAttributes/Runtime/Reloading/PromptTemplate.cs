namespace LlmAttributes.Runtime;

/// <summary>A text that a prompt is made of.</summary>
/// <param name="File">The file that it stands in, relative to the project; <see langword="null"/> for a text of the source.</param>
/// <param name="Text">The text that was built in, with line feeds as its only line ends.</param>
internal sealed record PromptTemplate(string? File, string Text);
