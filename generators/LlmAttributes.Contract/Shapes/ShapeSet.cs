namespace LlmAttributes.Contract;

/// <summary>The types that the results of a contract are made of.</summary>
internal sealed record ShapeSet(EquatableArray<ShapeModel> Shapes, EquatableArray<RootModel> Roots, EquatableArray<PartialModel> Partials)
{
    public static ShapeSet Empty { get; } = new(default, default, default);
}
