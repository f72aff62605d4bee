namespace LlmAttributes.Contract;

/// <summary>The types that the results of ensembles are made of, and whether all of their properties can be compared.</summary>
internal sealed class VotedShapes(IReadOnlyDictionary<string, ShapeModel> shapes)
{
    private readonly SortedDictionary<string, ShapeModel> _found = new(StringComparer.Ordinal);

    /// <summary>The property that nobody can read, with the type that has it.</summary>
    public (ShapeModel Shape, ShapeMember Member)? Unreadable { get; private set; }

    public EquatableArray<ShapeModel> All => new List<ShapeModel>(_found.Values).ToEquatableArray();

    public void Add(PartModel part)
    {
        if (part.Item is not null)
            Add(part.Item);
        if (part.Kind == PartKind.Reference)
            Add(part.Name);
    }

    private void Add(string name)
    {
        if (_found.ContainsKey(name) || !shapes.TryGetValue(name, out var shape))
            return;
        _found.Add(name, shape);
        foreach (var kind in shape.Cases)
            Add(kind.Shape);
        foreach (var member in shape.Members)
        {
            if (member.IsWriteOnly)
                Unreadable ??= (shape, member);
            Add(member.Part);
        }
    }
}
