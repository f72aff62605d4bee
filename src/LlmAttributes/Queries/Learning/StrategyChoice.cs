namespace LlmAttributes;

/// <summary>What is done to a query.</summary>
/// <param name="Strategies">What is done.</param>
/// <param name="Avoided">What the query calls for, but harms.</param>
/// <param name="Gain">What is expected of it.</param>
/// <param name="IsTrial">Whether it was chosen to learn from it.</param>
internal readonly record struct StrategyChoice(QueryStrategies Strategies, QueryStrategies Avoided, QueryGain Gain, bool IsTrial);
