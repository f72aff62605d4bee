namespace LlmAttributes.Contract;

/// <param name="Name">What the model calls it.</param>
/// <param name="Identifier">The name in C#, escaped.</param>
/// <param name="IsAlias">Whether an earlier member has the same value.</param>
internal sealed record EnumMemberModel(string Name, string Identifier, bool IsAlias);
