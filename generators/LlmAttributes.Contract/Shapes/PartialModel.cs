namespace LlmAttributes.Contract;

/// <summary>The properties of a type whose objects are streamed as they grow.</summary>
internal sealed record PartialModel
{
    public required ShapeModel Shape { get; init; }

    /// <summary>The namespace of the type; empty for none.</summary>
    public required string Namespace { get; init; }

    /// <summary>Set when others can see the type.</summary>
    public required bool IsPublic { get; init; }

    /// <summary>Set when the assembly of the type has the methods of its properties.</summary>
    public required bool IsKnownElsewhere { get; init; }

    /// <summary>The shapes among those of its properties that grow by properties of their own.</summary>
    public required EquatableArray<string> Objects { get; init; }

    /// <summary>The name of the class with the methods.</summary>
    public static string MethodsOf(string shape) => shape + "Partials";

    /// <summary>Whether the items of a list are shown one by one; a set may drop some.</summary>
    public static bool IsList(PartModel part) => part is { Kind: PartKind.List, Name: not "Set" };
}
