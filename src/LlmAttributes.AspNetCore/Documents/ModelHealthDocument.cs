namespace LlmAttributes;

/// <summary>The JSON form of the health of a model.</summary>
internal sealed record ModelHealthDocument(string Model, string Status, string Breaker, double OpenForMs);
