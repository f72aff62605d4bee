namespace LlmAttributes.Contract;

/// <summary>A type that has a reader of its own.</summary>
internal sealed record ShapeModel
{
    public required ShapeKind Kind { get; init; }

    /// <summary>The name of the generated reader, without its ending.</summary>
    public required string Name { get; init; }

    /// <summary>The type from anywhere.</summary>
    public required string TypeName { get; init; }

    /// <summary>The type as messages name it.</summary>
    public required string DisplayName { get; init; }

    public bool IsValueType { get; init; }

    /// <summary>Set for an enumeration whose names can be combined.</summary>
    public bool IsFlags { get; init; }

    /// <summary>Set when the value checks itself.</summary>
    public bool IsValidatable { get; init; }

    public string? Description { get; init; }

    public EquatableArray<ShapeMember> Members { get; init; }

    public EquatableArray<ShapeName> Names { get; init; }

    /// <summary>The property that tells the types of a union apart.</summary>
    public string Discriminator { get; init; } = "";

    public EquatableArray<UnionCase> Cases { get; init; }
}
