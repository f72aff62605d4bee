namespace LlmAttributes.Contract;

/// <summary>The types that the results, arguments and JSON texts of a contract are made of.</summary>
internal sealed record ShapeSet(EquatableArray<ShapeModel> Shapes, EquatableArray<RootModel> Roots)
{
    /// <summary>The types whose objects are streamed as they grow.</summary>
    public EquatableArray<PartialModel> Partials { get; init; }

    /// <summary>The types that are written.</summary>
    public EquatableArray<ShapeModel> Written { get; init; }

    public bool IsEmpty => Shapes.IsEmpty && Roots.IsEmpty && Written.IsEmpty;

    public static ShapeSet Empty { get; } = new(default, default);
}
