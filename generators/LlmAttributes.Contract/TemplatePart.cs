namespace LlmAttributes.Contract;

/// <summary>A piece of a template: literal text, or a placeholder at a place of the template as written.</summary>
/// <param name="Text">The literal text, or the path of the placeholder.</param>
/// <param name="IsHole">Whether the piece is a placeholder.</param>
/// <param name="Format">The format of the placeholder.</param>
/// <param name="Start">Where the piece begins.</param>
/// <param name="Length">How long the piece is.</param>
internal readonly record struct TemplatePart(string Text, bool IsHole, string? Format, int Start, int Length);
