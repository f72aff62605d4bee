namespace LlmAttributes;

/// <summary>A query as the set of its words.</summary>
internal static class QuerySketch
{
    private const int MostWords = 64;

    /// <summary>The hashes of the words, in their order as numbers.</summary>
    public static uint[] Of(string query)
    {
        Span<uint> hashes = stackalloc uint[MostWords];
        var reader = new PromptTokens(query);
        var count = 0;
        while (count < MostWords && reader.Read(out var hash))
        {
            if (!hashes[..count].Contains(hash))
                hashes[count++] = hash;
        }

        hashes[..count].Sort();
        return hashes[..count].ToArray();
    }

    /// <summary>The share of the words of two that are in both.</summary>
    public static double Similarity(uint[] one, uint[] other)
    {
        var (i, j, both) = (0, 0, 0);
        while (i < one.Length && j < other.Length)
        {
            if (one[i] == other[j])
                (i, j, both) = (i + 1, j + 1, both + 1);
            else if (one[i] < other[j])
                i++;
            else
                j++;
        }

        return one.Length + other.Length == both ? 0 : (double)both / (one.Length + other.Length - both);
    }
}
