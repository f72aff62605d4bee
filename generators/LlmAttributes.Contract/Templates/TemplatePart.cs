namespace LlmAttributes.Contract;

/// <summary>A piece of a template: literal text, a placeholder or a tag at a place of the template as written.</summary>
/// <param name="Text">The literal text, the path of the placeholder, or what the tag names.</param>
/// <param name="IsHole">Whether the piece is a placeholder.</param>
/// <param name="Format">The format of the placeholder.</param>
/// <param name="Start">Where the piece begins.</param>
/// <param name="Length">How long the piece is.</param>
internal readonly record struct TemplatePart(string Text, bool IsHole, string? Format, int Start, int Length)
{
    public TemplateTag Tag { get; init; }

    /// <summary>Whether the tag has its line for itself, which then leaves no trace.</summary>
    public bool IsLine { get; init; }

    public bool IsLiteral => !IsHole && Tag == TemplateTag.None;
}
