namespace LlmAttributes.Contract;

/// <summary>A member of an enumeration.</summary>
/// <param name="JsonName">Its name in JSON.</param>
/// <param name="Name">Its name in C#, escaped.</param>
/// <param name="Description">What it means.</param>
internal sealed record ShapeName(string JsonName, string Name, string? Description);
