namespace LlmAttributes;

/// <summary>What is not cut: a sentence, a row, or a piece of one that is too long.</summary>
/// <param name="Start">Where it begins in the page.</param>
/// <param name="End">Where the next begins.</param>
/// <param name="Tokens">Its tokens.</param>
/// <param name="Block">The number of its block.</param>
/// <param name="Break">What a boundary before it costs.</param>
internal readonly record struct TextUnit(int Start, int End, int Tokens, int Block, float Break);
