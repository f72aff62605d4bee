namespace LlmAttributes;

/// <summary>Token F1: the share of words that two texts have in common, as the harmonic mean of both directions. Neither case nor the order of the words counts.</summary>
public sealed class TokenSimilarity : ITextSimilarity
{
    private TokenSimilarity()
    {
    }

    /// <summary>Gets the one instance.</summary>
    public static TokenSimilarity Instance { get; } = new();

    /// <inheritdoc/>
    public ValueTask CompareAsync(IReadOnlyList<string> texts, Memory<double> similarities, CancellationToken cancellationToken)
    {
        HashBag.Compare(texts, HashBag.OfWords, similarities.Span);
        return default;
    }

    /// <summary>Compares two texts.</summary>
    internal static double Of(string one, string other)
    {
        Span<double> similarities = stackalloc double[4];
        HashBag.Compare([one, other], HashBag.OfWords, similarities);
        return similarities[1];
    }
}
