namespace LlmAttributes.EndToEnd.Tests.Documentation;

/// <summary>A piece of C# in a page.</summary>
/// <param name="Page">The page, as a path from the root of the repository.</param>
/// <param name="Line">The number of its first line.</param>
/// <param name="Code">The code.</param>
/// <param name="Form">What it is a piece of, as the comment before it says.</param>
/// <param name="Output">What the page says that it prints, or nothing where it says nothing.</param>
/// <param name="OutputLine">The number of the first line of the output.</param>
internal sealed record Snippet(string Page, int Line, string Code, SnippetForm Form, string? Output, int OutputLine);
