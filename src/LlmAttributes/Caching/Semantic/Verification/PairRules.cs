namespace LlmAttributes;

/// <summary>Finds what makes two queries differ in meaning by one word.</summary>
internal static class PairRules
{
    private static readonly string[] s_prefixes = ["un", "in", "im", "il", "ir", "dis", "non", "mis", "de"];

    /// <summary>The faults that show without a look at which word is which.</summary>
    public static PairFaults AtOnce(QuerySigns left, QuerySigns right)
    {
        var faults = PairFaults.None;
        if (!left.IsWhole || !right.IsWhole)
            faults |= PairFaults.Length;
        if (left.Script != right.Script)
            faults |= PairFaults.Script;
        if (left.NumbersHash != right.NumbersHash)
            faults |= PairFaults.Numbers;
        if (left.Negations != right.Negations)
            faults |= PairFaults.Negation;
        return faults;
    }

    /// <summary>All faults of a pair.</summary>
    public static PairFaults Of(PairAlignment pair)
    {
        var (left, right) = (pair.Left, pair.Right);
        var faults = AtOnce(left.Signs, right.Signs);
        if (!left.Numbers.AsSpan().SequenceEqual(right.Numbers))
            faults |= PairFaults.Numbers;
        if (HasOtherUnits(left, right))
            faults |= PairFaults.Units;
        if (HasOwnName(left.Words, pair.ToRight, right) || HasOwnName(right.Words, pair.ToLeft, left))
            faults |= PairFaults.Names;
        if (HasOtherLanguage(pair))
            faults |= PairFaults.Language;
        if (HasOpposites(pair))
            faults |= PairFaults.Antonyms;
        if (PairOrder.HasSubstitution(pair))
            faults |= PairFaults.Substitution;
        if (PairOrder.IsSwapped(pair))
            faults |= PairFaults.Order;
        return faults;
    }

    private static bool HasOtherUnits(QueryReading left, QueryReading right) =>
        (Lacks(left.Units, right.Units) && Lacks(right.Units, left.Units)) || HasOwnMeasure(left, right) || HasOwnMeasure(right, left);

    private static bool Lacks(string[] units, string[] others)
    {
        foreach (var unit in units)
        {
            if (!others.AsSpan().Contains(unit))
                return true;
        }

        return false;
    }

    // A unit right after a number says what is counted.
    private static bool HasOwnMeasure(QueryReading query, QueryReading other)
    {
        for (var i = 1; i < query.Words.Length; i++)
        {
            if (query.Words[i].Kind == WordKind.Unit && query.Words[i - 1].Kind == WordKind.Number && !other.Units.AsSpan().Contains(query.Words[i].Form))
                return true;
        }

        return false;
    }

    private static bool HasOwnName(QueryWord[] words, int[] places, QueryReading other)
    {
        for (var i = 0; i < words.Length; i++)
        {
            if (words[i].IsName && places[i] < 0 && !other.Plain.Contains($" {words[i].Text} ", StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    private static bool HasOtherLanguage(PairAlignment pair) => HasOwn(pair.Left.Words, pair.ToRight) || HasOwn(pair.Right.Words, pair.ToLeft);

    private static bool HasOwn(QueryWord[] words, int[] places)
    {
        for (var i = 0; i < words.Length; i++)
        {
            if (places[i] < 0 && WordLists.Languages.Contains(words[i].Text))
                return true;
        }

        return false;
    }

    private static bool HasOpposites(PairAlignment pair)
    {
        for (var i = 0; i < pair.ToRight.Length; i++)
        {
            if (pair.ToRight[i] >= 0)
                continue;
            for (var k = 0; k < pair.ToLeft.Length; k++)
            {
                if (pair.ToLeft[k] < 0 && AreOpposite(pair, i, k))
                    return true;
            }
        }

        return false;
    }

    private static bool AreOpposite(PairAlignment pair, int i, int k)
    {
        var (a, b) = (pair.Left.Words[i], pair.Right.Words[k]);
        if (IsDenied(a.Text, b.Text) || IsDenied(b.Text, a.Text))
            return true;
        if (!WordLists.AreOpposite(a, b))
            return false;

        // Small words are opposites only in the same place: in "up to date" and "sit down" nothing is turned.
        return (a.Kind != WordKind.Function && b.Kind != WordKind.Function) || PairOrder.IsSamePlace(pair, i, k);
    }

    private static bool IsDenied(string word, string denied)
    {
        if (word.Length < 3 || denied.Length <= word.Length)
            return false;
        foreach (var prefix in s_prefixes)
        {
            if (denied.StartsWith(prefix, StringComparison.Ordinal) && WordStem.Of(denied[prefix.Length..]) == WordStem.Of(word))
                return true;
        }

        return false;
    }
}
