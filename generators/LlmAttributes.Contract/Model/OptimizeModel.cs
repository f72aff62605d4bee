namespace LlmAttributes.Contract;

/// <param name="Strategies">The expression of what may be done to a query.</param>
/// <param name="MaxAddedTokens">How many tokens may be added.</param>
/// <param name="Rewriter">The model that writes unclear queries anew.</param>
/// <param name="IsPrivate">Whether the text of a query may be kept nowhere.</param>
internal sealed record OptimizeModel(string? Strategies, int? MaxAddedTokens, string? Rewriter, bool IsPrivate)
{
    /// <summary>The names of the parameters that part the history, not escaped; as declared, then as found.</summary>
    public EquatableArray<string> PartitionBy { get; init; }
}
