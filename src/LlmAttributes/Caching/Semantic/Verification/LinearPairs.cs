namespace LlmAttributes;

/// <summary>The words that two queries share and differ by, as hashed features of a linear model.</summary>
internal sealed class LinearPairs(sbyte[] weights, float step)
{
    public const int Buckets = 1 << 16;

    /// <summary>The most features of a pair.</summary>
    public const int Most = 128;

    private const int MostOwn = 4;

    public ReadOnlyMemory<sbyte> Weights => weights;

    public float Step => step;

    public float Score(PairAlignment pair)
    {
        Span<uint> features = stackalloc uint[Most];
        var sum = 0;
        foreach (var feature in features[..Write(pair, features)])
            sum += weights[feature % Buckets];
        return sum * step;
    }

    /// <summary>Writes the features.</summary>
    /// <returns>How many there are.</returns>
    public static int Write(PairAlignment pair, Span<uint> features)
    {
        var count = 0;
        AddOwn(pair.Left.Words, pair.ToRight, features, ref count);
        AddOwn(pair.Right.Words, pair.ToLeft, features, ref count);
        for (var i = 0; i < pair.ToRight.Length; i++)
        {
            if (pair.ToRight[i] >= 0)
                Add(features, ref count, TextHash.Combine(1, pair.Left.Words[i].Hash));
        }

        AddExchanges(pair, features, ref count);
        return count;
    }

    private static void AddOwn(QueryWord[] words, int[] places, Span<uint> features, ref int count)
    {
        for (var i = 0; i < words.Length; i++)
        {
            if (places[i] >= 0)
                continue;
            Add(features, ref count, TextHash.Combine(2, words[i].Hash));
            var before = i == 0 ? 0 : words[i - 1].Hash;
            Add(features, ref count, TextHash.Combine(3, TextHash.Combine(before, words[i].Hash)));
        }
    }

    private static void AddExchanges(PairAlignment pair, Span<uint> features, ref int count)
    {
        var lefts = 0;
        for (var i = 0; i < pair.ToRight.Length && lefts < MostOwn; i++)
        {
            if (pair.ToRight[i] >= 0)
                continue;
            lefts++;
            var rights = 0;
            for (var k = 0; k < pair.ToLeft.Length && rights < MostOwn; k++)
            {
                if (pair.ToLeft[k] >= 0)
                    continue;
                rights++;
                var (a, b) = (pair.Left.Words[i].Hash, pair.Right.Words[k].Hash);
                Add(features, ref count, TextHash.Combine(4, TextHash.Combine(Math.Min(a, b), Math.Max(a, b))));
            }
        }
    }

    private static void Add(Span<uint> features, ref int count, uint feature)
    {
        if (count < features.Length)
            features[count++] = feature;
    }
}
