namespace LlmAttributes;

/// <summary>A word of a query.</summary>
/// <param name="Text">The word.</param>
/// <param name="Phrase">The number of the phrase it stands in; -1 outside of any.</param>
/// <param name="IsPrefix">Whether it is the beginning of words.</param>
internal readonly record struct QueryWord(string Text, int Phrase, bool IsPrefix);
