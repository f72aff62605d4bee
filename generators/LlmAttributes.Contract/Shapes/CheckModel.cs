namespace LlmAttributes.Contract;

/// <summary>A demand on a value.</summary>
/// <param name="Method">The runtime's method.</param>
/// <param name="Arguments">The limits as expressions.</param>
internal sealed record CheckModel(string Method, string Arguments);
