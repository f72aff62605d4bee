namespace LlmAttributes.Runtime;

/// <summary>A retrieval of passages, as <see cref="RetrieveAttribute"/> declares it. What is <see langword="null"/> has the default that the attribute names.</summary>
/// <param name="Store">The key of the store.</param>
/// <param name="Into">The placeholder that is filled.</param>
public sealed record RetrievePlan(string Store, string Into)
{
    /// <summary>Gets how many passages are retrieved; at least 1.</summary>
    public int? TopK { get; init; }

    /// <summary>Gets how many tokens the passages may have together; at least 1.</summary>
    public int? MaxTokens { get; init; }

    /// <summary>Gets the least score of a passage.</summary>
    public double? MinScore { get; init; }

    /// <summary>Gets what happens when nothing is found.</summary>
    public OnEmpty OnEmpty { get; init; }

    /// <summary>Gets what the prompt says when nothing is found.</summary>
    public string? EmptyText { get; init; }
}
