namespace Shop;

/// <summary>An item of a stream.</summary>
public sealed record Step(string Title, int Minutes);
