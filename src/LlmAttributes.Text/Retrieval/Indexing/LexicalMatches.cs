namespace LlmAttributes;

/// <summary>What was found by words.</summary>
/// <param name="Passages">The passages, in any order.</param>
/// <param name="Statistics">The numbers of the partition.</param>
public sealed record LexicalMatches(IReadOnlyList<IndexedPassage> Passages, LexicalStatistics Statistics)
{
    /// <summary>What an index of this library has scored them with, so that nobody makes it again.</summary>
    internal LexicalScore? Score { get; init; }
}
