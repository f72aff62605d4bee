namespace LlmAttributes.Contract;

/// <param name="Type">The type of the router, from anywhere.</param>
/// <param name="CanCreate">Whether it has a constructor without parameters.</param>
internal sealed record RouterModel(string Type, bool CanCreate);
