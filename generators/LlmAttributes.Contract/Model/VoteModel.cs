namespace LlmAttributes.Contract;

/// <summary>How the values of several answers become one.</summary>
/// <param name="IsKey">Whether it tells which answers are about the same.</param>
/// <param name="Tolerance">How far apart two numbers may be.</param>
/// <param name="RelativeTolerance">The same as a share of the larger one.</param>
/// <param name="IsSet">Whether lists are merged as sets; <see langword="null"/> as their type says.</param>
internal sealed record VoteModel(bool IsKey, double? Tolerance, double? RelativeTolerance, bool? IsSet);
