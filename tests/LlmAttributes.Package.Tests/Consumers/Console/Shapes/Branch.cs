namespace Shop;

/// <summary>A record that holds itself.</summary>
public sealed record Branch(string Name, int Leaves, IReadOnlyList<Branch> Branches, Branch? Stem = null);

public readonly record struct Size(int Width, int Height);

public sealed record Box<T>(T Content, string Label);

public sealed record Receipt(string Number, decimal Total, List<int> Counts);
