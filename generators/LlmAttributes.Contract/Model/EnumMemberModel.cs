namespace LlmAttributes.Contract;

/// <param name="Name">The name.</param>
/// <param name="IsAlias">Whether an earlier member has the same value.</param>
internal sealed record EnumMemberModel(ShapeName Name, bool IsAlias);
