namespace LlmAttributes.Contract;

/// <summary>A piece of a template: literal text, the expression of a hole, or a block with pieces of its own.</summary>
internal sealed record PromptPart(string Text, bool IsHole, string? Format)
{
    /// <summary>Whether the value of the hole seldom changes.</summary>
    public bool IsStable { get; init; }

    /// <summary>Whether nobody but the model may see the value, or how much there is of it.</summary>
    public bool IsSensitive { get; init; }

    /// <summary>The hole without the delimiters around its value; <see langword="null"/> where it has none.</summary>
    public PromptPart? Unfenced { get; init; }

    /// <summary>The number of the retrieval whose passages stand here.</summary>
    public int? Retrieval { get; init; }

    /// <summary>Whether the piece is there under a condition, which is its text.</summary>
    public bool IsCondition { get; init; }

    /// <summary>The name that a loop gives to each item of the sequence that is its text.</summary>
    public string? Variable { get; init; }

    public EquatableArray<PromptPart> Body { get; init; }

    public EquatableArray<PromptPart> Else { get; init; }

    public bool IsBlock => IsCondition || Variable is not null;

    public static PromptPart Literal(string text) => new(text, false, null);
}
