namespace LlmAttributes.Runtime;

/// <summary>The optimizing of queries, as <see cref="OptimizeQueryAttribute"/> declares it. What is <see langword="null"/> has the default that the attribute names.</summary>
public sealed record OptimizePlan
{
    /// <summary>Gets the strategies that may be used.</summary>
    public QueryStrategies? Strategies { get; init; }

    /// <summary>Gets how many tokens may be added to a query; at least 0.</summary>
    public int? MaxAddedTokens { get; init; }

    /// <summary>Gets the key of the model that writes unclear queries anew.</summary>
    public string? Rewriter { get; init; }

    /// <summary>Gets a value indicating whether the text of a query may be kept nowhere, since a value in it is sensitive or comes from outside.</summary>
    public bool IsPrivate { get; init; }
}
