namespace LlmAttributes;

/// <summary>Where a sentence may end.</summary>
/// <param name="At">Its first sign.</param>
/// <param name="Last">Behind its last sign.</param>
/// <param name="BehindClose">Behind the quotes and brackets that close it.</param>
/// <param name="Next">Behind the blanks that follow.</param>
/// <param name="IsFullStop">Whether its signs are full stops alone.</param>
internal readonly record struct SentenceEnd(int At, int Last, int BehindClose, int Next, bool IsFullStop);
