namespace LlmAttributes;

/// <summary>What an ensemble says.</summary>
/// <typeparam name="T">The type of the answer.</typeparam>
/// <param name="Winner">The place in the ballot of the reply that gave the answer, or that is nearest to it.</param>
/// <param name="Value">The answer; it may be one that no member gave, such as a record merged field by field.</param>
/// <param name="Agreement">The share, 0 to 1, of the members with a vote which agree with it.</param>
/// <param name="Confidence">How likely it is right, 0 to 1.</param>
public readonly record struct EnsembleDecision<T>(int Winner, T Value, double Agreement, double Confidence);
