namespace LlmAttributes;

/// <summary>The numbers of a partition that scores rest on.</summary>
/// <param name="Passages">How many passages there are.</param>
/// <param name="MeanTitleTerms">How many terms a title has on average.</param>
/// <param name="MeanTextTerms">How many terms a text has on average.</param>
/// <param name="Frequencies">For each term of the query, in how many passages it occurs, in title or text.</param>
public sealed record LexicalStatistics(long Passages, double MeanTitleTerms, double MeanTextTerms, IReadOnlyList<long> Frequencies);
