namespace LlmAttributes;

/// <summary>How many tokens a text or a request has.</summary>
/// <param name="Tokens">The count, or the best estimate of it.</param>
/// <param name="UpperBound">What to hold against a limit: the estimate and its margin; the count itself when it is exact.</param>
/// <param name="IsExact">Whether the model's own tokenizer and the provider's documented rules gave the count.</param>
public readonly record struct TokenCount(long Tokens, long UpperBound, bool IsExact)
{
    /// <summary>Makes a count that needs no margin.</summary>
    /// <param name="tokens">The count.</param>
    /// <returns>The count.</returns>
    public static TokenCount Exact(long tokens) => new(tokens, tokens, true);

    /// <summary>Adds two counts.</summary>
    /// <param name="left">The first.</param>
    /// <param name="right">The second.</param>
    /// <returns>The sum, which is exact when both are.</returns>
    public static TokenCount operator +(TokenCount left, TokenCount right) =>
        new(left.Tokens + right.Tokens, left.UpperBound + right.UpperBound, left.IsExact && right.IsExact);

    /// <summary>Adds two counts.</summary>
    /// <param name="left">The first.</param>
    /// <param name="right">The second.</param>
    /// <returns>The sum, which is exact when both are.</returns>
    public static TokenCount Add(TokenCount left, TokenCount right) => left + right;
}
