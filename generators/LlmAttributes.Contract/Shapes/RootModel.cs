namespace LlmAttributes.Contract;

/// <summary>A result type: its schema, and how it is read.</summary>
internal sealed record RootModel
{
    /// <summary>The name of the generated shape, without its ending.</summary>
    public required string Name { get; init; }

    /// <summary>The name that the schema is sent under.</summary>
    public required string SchemaName { get; init; }

    public required PartModel Part { get; init; }

    /// <summary>Set when the value stands in an object of its own.</summary>
    public required bool IsWrapped { get; init; }

    public required string Schema { get; init; }
}
