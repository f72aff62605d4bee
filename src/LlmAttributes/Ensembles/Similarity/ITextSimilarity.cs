namespace LlmAttributes;

/// <summary>Says how alike texts are, for the consensus of free texts.</summary>
public interface ITextSimilarity
{
    /// <summary>Compares texts. Called from any thread.</summary>
    /// <param name="texts">The texts.</param>
    /// <param name="similarities">Receives the similarity of the texts <c>i</c> and <c>j</c> at <c>i * texts.Count + j</c>: 0 to 1, the same for <c>j</c> and <c>i</c>, 1 for a text and itself.</param>
    /// <param name="cancellationToken">Cancels the comparison.</param>
    /// <returns>A task that completes when all pairs are compared.</returns>
    ValueTask CompareAsync(IReadOnlyList<string> texts, Memory<double> similarities, CancellationToken cancellationToken);
}
