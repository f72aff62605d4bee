namespace LlmAttributes;

/// <summary>How far two queries say their words in the same order.</summary>
internal static class WordSequence
{
    /// <summary>The share of neighbours that both have.</summary>
    public static float Bigrams(PairAlignment pair)
    {
        var (all, shared) = (pair.ToRight.Length + pair.ToLeft.Length - 2, 0);
        for (var i = 1; i < pair.ToRight.Length; i++)
        {
            if (pair.ToRight[i] > 0 && pair.ToRight[i] == pair.ToRight[i - 1] + 1)
                shared++;
        }

        return all <= 0 ? 0 : 2f * shared / all;
    }

    /// <summary>The length of the longest common sequence.</summary>
    public static float Common(PairAlignment pair)
    {
        Span<int> row = stackalloc int[QueryReading.MaxWords + 4];
        row = row[..(pair.ToLeft.Length + 1)];
        row.Clear();
        foreach (var word in pair.Left.Words)
        {
            var diagonal = 0;
            for (var k = 0; k < pair.ToLeft.Length; k++)
            {
                var above = row[k + 1];
                row[k + 1] = word.Hash == pair.Right.Words[k].Hash ? diagonal + 1 : Math.Max(above, row[k]);
                diagonal = above;
            }
        }

        return row[^1];
    }

    /// <summary>How alike the best matching of the words that only one has are, by their beginnings; 0 when there are none.</summary>
    public static float Likeness(PairAlignment pair)
    {
        var best = 0f;
        for (var i = 0; i < pair.ToRight.Length; i++)
        {
            var word = pair.Left.Words[i];
            if (pair.ToRight[i] >= 0 || word.Kind != WordKind.Content)
                continue;
            for (var k = 0; k < pair.ToLeft.Length; k++)
            {
                var other = pair.Right.Words[k];
                if (pair.ToLeft[k] < 0 && other.Kind == WordKind.Content)
                    best = Math.Max(best, (float)word.Text.AsSpan().CommonPrefixLength(other.Text) / Math.Max(word.Text.Length, other.Text.Length));
            }
        }

        return best;
    }
}
