namespace LlmAttributes;

/// <summary>The JSON form of a model in the order of a route.</summary>
internal sealed record RouteModelDocument(string Model, double? Score);
