namespace LlmAttributes;

/// <summary>A query with a good answer.</summary>
/// <param name="Query">The query.</param>
/// <param name="Answer">The answer.</param>
public sealed record QueryExample(string Query, string Answer);
