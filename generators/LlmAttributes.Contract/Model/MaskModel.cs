namespace LlmAttributes.Contract;

/// <param name="Kinds">The expression of what is masked.</param>
/// <param name="Sensitive">Whether the values of sensitive parameters are masked too.</param>
internal sealed record MaskModel(string? Kinds, bool Sensitive);
