namespace LlmAttributes.Contract;

/// <summary>Another prompt of a call, for a share of its calls.</summary>
internal sealed record VariantModel
{
    public required string Name { get; init; }

    /// <summary>The share in percent.</summary>
    public required double Weight { get; init; }

    public required string FieldName { get; init; }

    public required string RenderName { get; init; }

    public required string FencedName { get; init; }

    public required string ShowName { get; init; }

    public required string KeyName { get; init; }

    public required PromptModel Prompt { get; init; }
}
