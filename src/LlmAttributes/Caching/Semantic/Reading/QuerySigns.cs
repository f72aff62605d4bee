namespace LlmAttributes;

/// <summary>What of a query forbids most hits without a look at its words.</summary>
/// <param name="IsWhole">Whether all words were read.</param>
/// <param name="Script">What most letters are written in.</param>
/// <param name="Negations">How many words negate.</param>
/// <param name="Numbers">The numbers, in their order.</param>
internal readonly record struct QuerySigns(bool IsWhole, QueryScript Script, int Negations, string[] Numbers);
