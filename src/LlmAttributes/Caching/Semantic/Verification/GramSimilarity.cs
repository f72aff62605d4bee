namespace LlmAttributes;

/// <summary>The cosine of two texts over runs of characters, weighted by rarity.</summary>
internal static class GramSimilarity
{
    private const int MaxGrams = 1024;

    public static float Of(ReadOnlySpan<char> left, ReadOnlySpan<char> right, int length, WordWeights weights)
    {
        // No larger than needed, since all of it is cleared.
        Span<uint> a = stackalloc uint[CountOf(left, length)];
        Span<uint> b = stackalloc uint[CountOf(right, length)];
        Read(left, length, a);
        Read(right, length, b);
        var (dot, i, k) = (0f, 0, 0);
        while (i < a.Length && k < b.Length)
        {
            if (a[i] == b[k])
            {
                var (m, n) = (Run(a, i), Run(b, k));
                var weight = weights.OfGram(a[i]);
                dot += m * n * weight * weight;
                i += m;
                k += n;
            }
            else if (a[i] < b[k])
            {
                i++;
            }
            else
            {
                k++;
            }
        }

        var norm = Norm(a, weights) * Norm(b, weights);
        return norm == 0 ? 0 : dot / MathF.Sqrt(norm);
    }

    private static int CountOf(ReadOnlySpan<char> text, int length) => Math.Clamp(text.Length - length + 1, 0, MaxGrams);

    private static void Read(ReadOnlySpan<char> text, int length, Span<uint> grams)
    {
        for (var i = 0; i < grams.Length; i++)
            grams[i] = TextHash.Of(text.Slice(i, length));
        grams.Sort();
    }

    private static float Norm(ReadOnlySpan<uint> grams, WordWeights weights)
    {
        var sum = 0f;
        for (var i = 0; i < grams.Length;)
        {
            var run = Run(grams, i);
            var weight = weights.OfGram(grams[i]);
            sum += run * run * weight * weight;
            i += run;
        }

        return sum;
    }

    private static int Run(ReadOnlySpan<uint> grams, int at)
    {
        var end = at + 1;
        while (end < grams.Length && grams[end] == grams[at])
            end++;
        return end - at;
    }
}
