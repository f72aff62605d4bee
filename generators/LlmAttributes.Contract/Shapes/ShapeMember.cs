namespace LlmAttributes.Contract;

/// <summary>One property of a type that is read out of JSON.</summary>
internal sealed record ShapeMember
{
    /// <summary>The name in JSON.</summary>
    public required string JsonName { get; init; }

    /// <summary>The name in C#, escaped.</summary>
    public required string Name { get; init; }

    public required PartModel Part { get; init; }

    /// <summary>Set when a value must stand in the text.</summary>
    public required bool IsRequired { get; init; }

    /// <summary>Set when the value goes through the constructor, in the order of the members that do.</summary>
    public required bool IsArgument { get; init; }

    /// <summary>Set when the property keeps what the type gave it where no value stands in the text.</summary>
    public bool IsKept { get; init; }

    /// <summary>What stands in its place where there is none, as an expression.</summary>
    public string? Default { get; init; }

    /// <summary>When it is left out of what is written.</summary>
    public MemberOmission Omission { get; init; }

    public string? Description { get; init; }

    /// <summary>Further keywords of the schema.</summary>
    public string SchemaRest { get; init; } = "";

    /// <summary>The allowed values as JSON; they replace those of the type.</summary>
    public string? SchemaEnum { get; init; }

    public EquatableArray<CheckModel> Checks { get; init; }

    /// <summary>How the values of several answers become one, where something is said of it.</summary>
    public VoteModel? Vote { get; init; }

    /// <summary>Set when the value cannot be read back.</summary>
    public bool IsWriteOnly { get; init; }
}
