namespace LlmAttributes.Contract;

/// <summary>How one value is read out of JSON, and its schema.</summary>
internal sealed record PartModel
{
    public required PartKind Kind { get; init; }

    /// <summary>The type from anywhere, with the nullable mark of a value that may be <see langword="null"/>.</summary>
    public required string TypeName { get; init; }

    /// <summary>The type without its nullable mark.</summary>
    public string PlainName => IsNullable ? TypeName.Substring(0, TypeName.Length - 1) : TypeName;

    /// <summary>The runtime's method of a plain value, the runtime's part of a list, or the generated reader.</summary>
    public required string Name { get; init; }

    /// <summary>The type that is read where the declared one is an interface.</summary>
    public string? ReadType { get; init; }

    /// <summary>The item of a list, the value of a dictionary.</summary>
    public PartModel? Item { get; init; }

    public bool IsNullable { get; init; }

    public bool IsValueType { get; init; }

    /// <summary>The keywords of a plain value: its type, and what else holds.</summary>
    public string SchemaType { get; init; } = "";

    public string SchemaRest { get; init; } = "";

    /// <summary>What stands there, for messages.</summary>
    public required string Expected { get; init; }
}
