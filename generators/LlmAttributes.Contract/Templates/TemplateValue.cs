namespace LlmAttributes.Contract;

/// <summary>What a path of a template stands for.</summary>
/// <param name="Expression">The expression that reads it.</param>
/// <param name="Shape">What conditions and loops may do with it.</param>
/// <param name="TypeName">The type, for messages.</param>
/// <param name="IsUntrusted">Whether it comes from outside.</param>
/// <param name="IsStable">Whether it seldom changes.</param>
/// <param name="Textless">The type whose name would be the text, where somebody asks.</param>
/// <param name="Source">What the names of its items come from; known to the names that found it.</param>
internal readonly record struct TemplateValue(string Expression, PathShape Shape, string TypeName, bool IsUntrusted, bool IsStable, string? Textless, object? Source)
{
    /// <summary>What its JSON is made of; known to the names that found it.</summary>
    public object? Described { get; init; }

    /// <summary>The number of the retrieval that it stands for.</summary>
    public int? Retrieval { get; init; }

    /// <summary>Whether nobody but the model may see it.</summary>
    public bool IsSensitive { get; init; }
}
