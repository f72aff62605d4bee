namespace LlmAttributes.Contract;

/// <param name="Name">The name, not escaped.</param>
/// <param name="IsAlias">Whether an earlier member has the same value.</param>
internal sealed record EnumMemberModel(string Name, bool IsAlias);
