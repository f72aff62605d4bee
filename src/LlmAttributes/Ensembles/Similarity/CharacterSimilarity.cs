namespace LlmAttributes;

/// <summary>The F1 of runs of characters: also finds words alike that differ in their ending or spelling, and texts without blanks between words. Neither case nor the width of blanks counts.</summary>
public sealed class CharacterSimilarity : ITextSimilarity
{
    private const int Most = 16;

    private readonly Func<string, HashBag> _bag;

    /// <summary>Creates a similarity.</summary>
    /// <param name="length">How many characters a run has, 1 to 16.</param>
    /// <exception cref="ArgumentOutOfRangeException">The length is not between 1 and 16.</exception>
    public CharacterSimilarity(int length = 4)
    {
        if (length is < 1 or > Most)
            throw new ArgumentOutOfRangeException(nameof(length), length, $"'{nameof(length)}' must be 1 to {Most}.");
        _bag = text => HashBag.OfRuns(text, length);
    }

    /// <inheritdoc/>
    public ValueTask CompareAsync(IReadOnlyList<string> texts, Memory<double> similarities, CancellationToken cancellationToken)
    {
        HashBag.Compare(texts, _bag, similarities.Span);
        return default;
    }
}
