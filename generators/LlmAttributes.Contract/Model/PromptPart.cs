namespace LlmAttributes.Contract;

/// <summary>A piece of a template: literal text, or the expression of a hole.</summary>
internal sealed record PromptPart(string Text, bool IsHole, string? Format)
{
    /// <summary>Whether nobody but the model may see the value of the hole.</summary>
    public bool IsSensitive { get; init; }

    public static PromptPart Literal(string text) => new(text, false, null);
}
