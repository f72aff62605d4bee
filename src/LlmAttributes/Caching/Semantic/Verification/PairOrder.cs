namespace LlmAttributes;

/// <summary>Compares the places of words.</summary>
internal static class PairOrder
{
    private static readonly string[] s_directions = ["from", "to", "into", "than", "over", "with", "by", "against", "before", "after"];

    /// <summary>Whether a word of the subject stands where the other query has another, with the same words around it.</summary>
    public static bool HasSubstitution(PairAlignment pair)
    {
        for (var i = 0; i < pair.ToRight.Length; i++)
        {
            if (pair.ToRight[i] >= 0 || pair.Left.Words[i].Kind is WordKind.Function)
                continue;
            for (var k = 0; k < pair.ToLeft.Length; k++)
            {
                if (pair.ToLeft[k] < 0 && pair.Right.Words[k].Kind is not WordKind.Function && IsSamePlace(pair, i, k))
                    return true;
            }
        }

        return false;
    }

    /// <summary>Whether two words have the same neighbours.</summary>
    public static bool IsSamePlace(PairAlignment pair, int i, int k) =>
        AreSame(pair, Next(pair.Left.Words, i, -1), Next(pair.Right.Words, k, -1)) && AreSame(pair, Next(pair.Left.Words, i, 1), Next(pair.Right.Words, k, 1));

    /// <summary>Whether the same words stand in an order that turns who does what to whom.</summary>
    public static bool IsSwapped(PairAlignment pair)
    {
        var isKept = false;
        foreach (var direction in s_directions)
        {
            var (i, k) = (AfterOnly(pair.Left.Words, direction), AfterOnly(pair.Right.Words, direction));
            if (i < 0 || k < 0 || pair.ToRight[i] < 0 || pair.ToLeft[k] < 0)
                continue;
            if (pair.ToRight[i] != k)
                return true;
            isKept = true;
        }

        return !isKept && HasSameWords(pair) && Inversions(pair) > 0 && !HasMutualWord(pair.Left.Words) && !IsRotated(pair);
    }

    private static bool AreSame(PairAlignment pair, int i, int k)
    {
        var (left, right) = (pair.Left.Words, pair.Right.Words);
        var (isInLeft, isInRight) = (i >= 0 && i < left.Length, k >= 0 && k < right.Length);
        return isInLeft && isInRight ? pair.ToRight[i] == k || left[i].Form == right[k].Form : isInLeft == isInRight;
    }

    // Articles and the like do not part a word from its neighbours.
    private static int Next(QueryWord[] words, int at, int step)
    {
        do
            at += step;
        while (at >= 0 && at < words.Length && words[at].Text is "a" or "an" or "the" or "my" or "your" or "this" or "that" or "some" or "any");
        return at;
    }

    // The next word of the subject after a word that stands in the query once.
    private static int AfterOnly(QueryWord[] words, string direction)
    {
        var found = -1;
        for (var i = 0; i < words.Length; i++)
        {
            if (words[i].Text != direction || (direction == "to" && (i == 0 || words[i - 1].Kind == WordKind.Function)))
                continue;
            if (found >= 0)
                return -1;
            found = i;
        }

        for (var i = found + 1; found >= 0 && i < words.Length; i++)
        {
            if (words[i].Kind != WordKind.Function)
                return i;
        }

        return -1;
    }

    private static bool HasSameWords(PairAlignment pair) => !pair.ToRight.AsSpan().Contains(-1) && !pair.ToLeft.AsSpan().Contains(-1);

    /// <summary>How many pairs of neighbours, small words aside, stand the other way round.</summary>
    public static int Inversions(PairAlignment pair)
    {
        var (last, count) = (-1, 0);
        for (var i = 0; i < pair.ToRight.Length; i++)
        {
            if (pair.ToRight[i] < 0 || pair.Left.Words[i].Kind == WordKind.Function)
                continue;
            if (pair.ToRight[i] < last)
                count++;
            last = pair.ToRight[i];
        }

        return count;
    }

    private static bool HasMutualWord(QueryWord[] words)
    {
        foreach (var word in words)
        {
            if (word.Text is "and" or "or" or "between" or "vs" or "versus")
                return true;
        }

        return false;
    }

    // "In Excel, how do I sum?" and "How do I sum in Excel?": the beginning has moved to the end as a whole.
    private static bool IsRotated(PairAlignment pair)
    {
        var breaks = 0;
        for (var i = 1; i < pair.ToRight.Length; i++)
        {
            if (pair.ToRight[i] != pair.ToRight[i - 1] + 1)
                breaks++;
        }

        return breaks == 1;
    }
}
