namespace LlmAttributes.Contract;

/// <summary>One type of a union.</summary>
/// <param name="Value">The discriminator's value, as text.</param>
/// <param name="Json">The same as JSON.</param>
/// <param name="Shape">The type's generated reader.</param>
/// <param name="TypeName">The type from anywhere.</param>
internal sealed record UnionCase(string Value, string Json, string Shape, string TypeName);
