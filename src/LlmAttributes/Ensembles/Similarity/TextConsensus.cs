using System.Buffers;

namespace LlmAttributes;

/// <summary>Finds the text that agrees best with the others (minimum Bayes risk): the one with the highest weighted mean similarity.</summary>
/// <remarks>
/// A text that has more than half of the weight, its equals included, wins in any case. Where two have the same score, the one with more weight wins, then the one that is listed first.
/// </remarks>
/// <param name="similarity">How texts are compared; by default <see cref="TokenSimilarity"/>.</param>
public sealed class TextConsensus(ITextSimilarity? similarity = null)
{
    private const double Tie = 1e-9;

    private readonly ITextSimilarity _similarity = similarity ?? TokenSimilarity.Instance;

    /// <summary>Decides.</summary>
    /// <param name="texts">The texts, at least one.</param>
    /// <param name="weights">The weight of each text, at least 0; only their proportions count. By default, and when all are 0, all weigh the same.</param>
    /// <param name="cancellationToken">Cancels the comparison.</param>
    /// <returns>The decision.</returns>
    /// <exception cref="ArgumentException">There is no text, or another number of weights than of texts.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A weight is below 0 or not finite.</exception>
    /// <exception cref="InvalidOperationException">The similarity is not between 0 and 1.</exception>
    public async ValueTask<TextDecision> DecideAsync(IReadOnlyList<string> texts, IReadOnlyList<double>? weights = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(texts);
        if (texts.Count == 0)
            throw new ArgumentException("There is no text to decide on; give at least one.", nameof(texts));
        var shares = WeightShares.Of(texts.Count, weights);
        var similarities = ArrayPool<double>.Shared.Rent(texts.Count * texts.Count);
        try
        {
            await _similarity.CompareAsync(texts, similarities.AsMemory(0, texts.Count * texts.Count), cancellationToken).ConfigureAwait(false);
            return Decide(similarities.AsSpan(0, texts.Count * texts.Count), shares);
        }
        finally
        {
            ArrayPool<double>.Shared.Return(similarities);
        }
    }

    internal static TextDecision Decide(ReadOnlySpan<double> similarities, double[] shares)
    {
        var count = shares.Length;
        var scores = new double[count];
        for (var i = 0; i < count; i++)
        {
            for (var j = 0; j < count; j++)
            {
                if (similarities[(i * count) + j] is not (>= 0 and <= 1) and var wrong)
                    throw new InvalidOperationException(FormattableString.Invariant($"The similarity of the texts {i} and {j} is {wrong}; it must be 0 to 1."));
                scores[i] += shares[j] * similarities[(i * count) + j];
            }
        }

        var winner = -1;
        for (var i = 0; i < count; i++)
        {
            if (winner < 0 || scores[i] > scores[winner] + Tie || (scores[i] >= scores[winner] - Tie && shares[i] > shares[winner] + Tie))
                winner = i;
        }

        for (var i = 0; i < count; i++)
        {
            if (ShareOfEquals(similarities.Slice(i * count, count), shares) > 0.5 + Tie)
                return new(BestOfEquals(similarities.Slice(i * count, count), shares), scores);
        }

        return new(winner, scores);
    }

    // What lies between two camps can be nearer to all than the text that most of them gave.
    private static double ShareOfEquals(ReadOnlySpan<double> row, double[] shares)
    {
        var sum = 0.0;
        for (var j = 0; j < row.Length; j++)
            sum += row[j] >= 1 - Tie ? shares[j] : 0;
        return sum;
    }

    private static int BestOfEquals(ReadOnlySpan<double> row, double[] shares)
    {
        var best = -1;
        for (var j = 0; j < row.Length; j++)
        {
            if (row[j] >= 1 - Tie && (best < 0 || shares[j] > shares[best] + Tie))
                best = j;
        }

        return best;
    }
}
