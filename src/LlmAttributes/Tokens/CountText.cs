namespace LlmAttributes;

/// <summary>A tokenizer, as far as counting goes.</summary>
/// <param name="text">The text.</param>
/// <returns>How many tokens it has.</returns>
public delegate int CountText(ReadOnlySpan<char> text);
