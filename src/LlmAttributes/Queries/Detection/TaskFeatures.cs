namespace LlmAttributes;

/// <summary>What the model looks at in a query: its words and their pairs, how it begins, and its shape.</summary>
internal static class TaskFeatures
{
    /// <summary>The most features of a query.</summary>
    public const int Most = (PromptTokens.MaxTokens * 2) + BesidesTokens;

    private const int BesidesTokens = 20;

    private const int FirstWords = 4;
    private const uint Pairs = 0x51ED270B;
    private const uint Places = 0x9E3779B9;
    private const uint Shapes = 0x85EBCA6B;
    private const int MostCommas = 6;
    private const int MostCapitals = 5;

    /// <summary>The most features of a query of so many words and signs.</summary>
    public static int MostOf(int tokens) => (tokens * 2) + BesidesTokens;

    /// <summary>Reads the words and signs of a query.</summary>
    /// <param name="query">The query.</param>
    /// <param name="tokens">Receives their hashes.</param>
    /// <param name="places">Receives the start and the end of each.</param>
    /// <returns>How many there are.</returns>
    public static int ReadTokens(ReadOnlySpan<char> query, Span<uint> tokens, Span<int> places)
    {
        var reader = new PromptTokens(query);
        var count = 0;
        while (count < tokens.Length && reader.Read(out var hash))
        {
            tokens[count] = hash;
            places[count * 2] = reader.Start;
            places[(count * 2) + 1] = reader.End;
            count++;
        }

        return count;
    }

    /// <summary>Makes the features of a query.</summary>
    /// <param name="query">The query.</param>
    /// <param name="tokens">Its words and signs.</param>
    /// <param name="features">Receives the features, at most <see cref="Most"/>.</param>
    /// <returns>How many there are.</returns>
    public static int Of(ReadOnlySpan<char> query, ReadOnlySpan<uint> tokens, Span<uint> features)
    {
        var count = 0;
        for (var i = 0; i < tokens.Length; i++)
        {
            features[count++] = tokens[i];
            if (i > 0)
                features[count++] = PromptTokens.Pair(tokens[i - 1], tokens[i]) ^ Pairs;
        }

        var opening = Places;
        for (var i = 0; i < FirstWords && i < tokens.Length; i++)
        {
            features[count++] = Mix(Places + (uint)i, tokens[i]);
            opening = Mix(opening, tokens[i]);
            if (i is 1 or 2)
                features[count++] = opening;
        }

        features[count++] = Mix(Places + FirstWords, tokens[^1]);
        return count + OfShape(query, tokens.Length, features[count..]);
    }

    private static int OfShape(ReadOnlySpan<char> query, int tokens, Span<uint> features)
    {
        var trimmed = query.TrimEnd();
        ReadOnlySpan<int> shape =
        [
            System.Numerics.BitOperations.Log2((uint)tokens),
            Math.Min(MostCommas, query.Count(',')),
            trimmed.Length > 0 && trimmed[^1] is '?' or '？' or '؟' ? 1 : 0,
            query.Contains(':') ? 1 : 0,
            query.ContainsAnyInRange('0', '9') ? 1 : 0,
            Capitals(query),
            query.Contains(" - ", StringComparison.Ordinal) ? 1 : 0,
            query.Contains('\n') ? 1 : 0,
            query.Contains('"') ? 1 : 0,
            0,
        ];
        for (var i = 0; i < shape.Length; i++)
            features[i] = Mix(Shapes + (uint)i, (uint)shape[i]);
        return shape.Length;
    }

    // Names begin with a capital within a sentence.
    private static int Capitals(ReadOnlySpan<char> query)
    {
        var count = 0;
        for (var i = 1; i < query.Length && count < MostCapitals; i++)
        {
            if (char.IsUpper(query[i]) && char.IsWhiteSpace(query[i - 1]))
                count++;
        }

        return count;
    }

    private static uint Mix(uint kind, uint value) => ((kind ^ value) * 0x01000193) + kind;
}
