namespace LlmAttributes.Contract;

/// <param name="Type">The type of the guard, from anywhere.</param>
/// <param name="CanCreate">Whether it has a constructor without parameters.</param>
/// <param name="MaxRetries">How often a call may ask again because of it.</param>
/// <param name="HoldStream">Whether it holds streams back.</param>
internal sealed record GuardModel(string Type, bool CanCreate, int? MaxRetries, bool HoldStream);
