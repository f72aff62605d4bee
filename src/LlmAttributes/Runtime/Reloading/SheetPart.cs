namespace LlmAttributes.Runtime;

/// <summary>A piece of a changed prompt.</summary>
internal sealed record SheetPart(SheetKind Kind)
{
    /// <summary>The text of a literal.</summary>
    public string Text { get; init; } = "";

    /// <summary>What a hole, a condition or a loop is about.</summary>
    public PromptValue? Value { get; init; }

    /// <summary>The loop whose item the value belongs to, counted from the outermost; -1 for a value of the call.</summary>
    public int Loop { get; init; } = -1;

    public string? Format { get; init; }

    public IReadOnlyList<SheetPart> Body { get; init; } = [];

    public IReadOnlyList<SheetPart> Else { get; init; } = [];

    public static SheetPart Literal(string text) => new(SheetKind.Literal) { Text = text };
}
