namespace LlmAttributes;

/// <summary>Estimates the tokens of what is added.</summary>
internal static class QueryTokens
{
    private static readonly TokenEstimator s_estimator = new();

    public static int Count(ReadOnlySpan<char> text) => text.IsEmpty ? 0 : (int)s_estimator.Count(text).Tokens;
}
