namespace LlmAttributes;

/// <summary>What the model of pairs looks at, the same whichever query comes first.</summary>
internal static class PairFeatures
{
    /// <summary>How many numbers there are.</summary>
    public const int Count = 48;

    /// <summary>Where the value of the linear model stands.</summary>
    public const int Linear = 47;

    /// <summary>Writes all numbers but the value of the linear model.</summary>
    public static void Write(PairAlignment pair, PairFaults faults, WordWeights weights, Span<float> values)
    {
        var (left, right) = (Side.Of(pair.Left, pair.ToRight, weights), Side.Of(pair.Right, pair.ToLeft, weights));
        var at = 0;
        values[at++] = Cosine(pair, weights);
        AddBoth(values, ref at, left.Cover, right.Cover);
        AddBoth(values, ref at, left.ContentCover, right.ContentCover);
        AddBoth(values, ref at, left.OwnSum, right.OwnSum);
        AddBoth(values, ref at, left.OwnMax, right.OwnMax);
        AddBoth(values, ref at, left.OwnFunction, right.OwnFunction);
        AddBoth(values, ref at, left.OwnNames, right.OwnNames);
        AddBoth(values, ref at, left.Content, right.Content);
        AddBoth(values, ref at, left.Length, right.Length);
        values[at++] = Math.Min(left.Length, right.Length) / Math.Max(1, Math.Max(left.Length, right.Length));
        values[at++] = left.MatchedSum;
        values[at++] = left.MatchedMax;
        values[at++] = WordSequence.Bigrams(pair);
        var common = WordSequence.Common(pair);
        AddBoth(values, ref at, common / Math.Max(1, left.Length), common / Math.Max(1, right.Length));
        values[at++] = PairOrder.Inversions(pair);
        values[at++] = GramSimilarity.Of(pair.Left.Plain, pair.Right.Plain, 3, weights);
        values[at++] = GramSimilarity.Of(pair.Left.Plain, pair.Right.Plain, 5, weights);
        values[at++] = GramSimilarity.Of(pair.Left.Plain, pair.Right.Plain, 2, weights);
        var (asked, askedBack) = (QuestionOf(pair.Left.Words), QuestionOf(pair.Right.Words));
        AddBoth(values, ref at, asked, askedBack);
        values[at++] = asked == askedBack ? 1 : 0;
        values[at++] = (float)StratumOf(pair, faults);
        values[at++] = IsMatched(pair.ToRight, 0, 0);
        values[at++] = LastContent(pair, true);
        values[at++] = LastContent(pair, false);
        values[at++] = WordSequence.Likeness(pair);
        values[at++] = (float)pair.Left.Plain.Length / Math.Max(1, pair.Right.Plain.Length) is var ratio && ratio > 1 ? 1 / ratio : ratio;
        for (var fault = PairFaults.Numbers; fault <= PairFaults.Order; fault = (PairFaults)((int)fault << 1))
        {
            if (fault is not (PairFaults.Script or PairFaults.Language))
                values[at++] = (faults & fault) != 0 ? 1 : 0;
        }

        values[at..Linear].Clear();
    }

    private static void AddBoth(Span<float> values, ref int at, float a, float b)
    {
        values[at++] = Math.Min(a, b);
        values[at++] = Math.Max(a, b);
    }

    public static float Cosine(PairAlignment pair, WordWeights weights)
    {
        var (dot, a, b) = (0f, 0f, 0f);
        for (var i = 0; i < pair.ToRight.Length; i++)
        {
            var weight = weights.OfWord(pair.Left.Words[i]);
            a += weight * weight;
            if (pair.ToRight[i] >= 0)
                dot += weight * weights.OfWord(pair.Right.Words[pair.ToRight[i]]);
        }

        foreach (var word in pair.Right.Words)
        {
            var weight = weights.OfWord(word);
            b += weight * weight;
        }

        return a == 0 || b == 0 ? 0 : dot / MathF.Sqrt(a * b);
    }

    private static float IsMatched(int[] places, int i, int k) => i < places.Length && places[i] == k ? 1 : 0;

    private static float LastContent(PairAlignment pair, bool fromEnd)
    {
        var (i, k) = (ContentOf(pair.Left.Words, fromEnd), ContentOf(pair.Right.Words, fromEnd));
        return i >= 0 && k >= 0 && pair.ToRight[i] == k ? 1 : 0;
    }

    private static int ContentOf(QueryWord[] words, bool fromEnd) => fromEnd
        ? Array.FindLastIndex(words, static w => w.Kind == WordKind.Content)
        : Array.FindIndex(words, static w => w.Kind == WordKind.Content);

    /// <summary>The stratum of a pair.</summary>
    public static PairStratum StratumOf(PairAlignment pair, PairFaults faults)
    {
        if (faults != PairFaults.None || !HasOnlySmall(pair.Left.Words, pair.ToRight) || !HasOnlySmall(pair.Right.Words, pair.ToLeft))
            return PairStratum.OtherWords;
        return QuestionOf(pair.Left.Words) == QuestionOf(pair.Right.Words) ? PairStratum.SameWords : PairStratum.OtherQuestion;
    }


    private static bool HasOnlySmall(QueryWord[] words, int[] places)
    {
        for (var i = 0; i < words.Length; i++)
        {
            if (places[i] < 0 && words[i].Kind != WordKind.Function)
                return false;
        }

        return true;
    }

    // The word that makes it a question, as a small number; 0 for none.
    private static float QuestionOf(QueryWord[] words)
    {
        foreach (var word in words)
        {
            var at = Array.IndexOf(s_questions, Asked(word.Text));
            if (at >= 0)
                return at + 1;
        }

        return 0;
    }

    private static string Asked(string word) => word switch
    {
        "what is" or "which" => "what",
        "are" or "do" or "does" or "did" or "was" or "were" or "has" or "have" or "am" => "is",
        "could" or "may" => "can",
        "would" => "will",
        _ => word,
    };

    private static readonly string[] s_questions =
        ["how", "why", "what", "who", "when", "where", "can", "should", "is", "how long", "how often", "how much", "how tall", "how far", "write", "give", "will", "whose"];

    private readonly record struct Side(float Cover, float ContentCover, float OwnSum, float OwnMax, float OwnFunction, float OwnNames, float Content, float Length, float MatchedSum, float MatchedMax)
    {
        public static Side Of(QueryReading query, int[] places, WordWeights weights)
        {
            var (all, matched, content, matchedContent) = (0f, 0f, 0f, 0f);
            var (ownMax, ownFunction, ownNames, count, matchedMax) = (0f, 0, 0, 0, 0f);
            for (var i = 0; i < places.Length; i++)
            {
                var word = query.Words[i];
                var weight = weights.OfWord(word);
                var isSmall = word.Kind == WordKind.Function;
                all += weight;
                content += isSmall ? 0 : weight;
                count += isSmall ? 0 : 1;
                if (places[i] >= 0)
                {
                    matched += weight;
                    matchedContent += isSmall ? 0 : weight;
                    matchedMax = Math.Max(matchedMax, weight);
                    continue;
                }

                ownFunction += isSmall ? 1 : 0;
                ownNames += word.IsName ? 1 : 0;
                ownMax = isSmall ? ownMax : Math.Max(ownMax, weight);
            }

            return new(Share(matched, all), Share(matchedContent, content), content - matchedContent, ownMax, ownFunction, ownNames, count, places.Length, matchedContent, matchedMax);
        }

        private static float Share(float part, float all) => all == 0 ? 1 : part / all;
    }
}
