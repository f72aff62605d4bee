namespace LlmAttributes;

/// <summary>Which word of one query is which of the other.</summary>
internal sealed class PairAlignment
{
    private const int FuzzyLength = 6;

    private PairAlignment(QueryReading left, QueryReading right)
    {
        (Left, Right) = (left, right);
        (ToRight, ToLeft) = (new int[left.Words.Length], new int[right.Words.Length]);
        Array.Fill(ToRight, -1);
        Array.Fill(ToLeft, -1);
        Match(static (a, b) => a.Hash == b.Hash && a.Form == b.Form);
        Match(static (a, b) => IsMisspelt(a, b) || IsDerived(a, b));
    }

    public QueryReading Left { get; }

    public QueryReading Right { get; }

    /// <summary>The place in the other query, or −1, for each word of the left one.</summary>
    public int[] ToRight { get; }

    /// <summary>The place in the other query, or −1, for each word of the right one.</summary>
    public int[] ToLeft { get; }

    public static PairAlignment Of(QueryReading left, QueryReading right) => new(left, right);

    private static bool IsMisspelt(QueryWord a, QueryWord b) =>
        a.Kind == WordKind.Content && b.Kind == WordKind.Content && !(a.IsName && b.IsName) && a.Text.Length >= FuzzyLength && b.Text.Length >= FuzzyLength
        && a.Text[0] == b.Text[0] && !WordLists.Languages.Contains(a.Text) && WordDistance.IsOne(a.Text, b.Text);

    // Germany and German, Australia and Australian.
    private static bool IsDerived(QueryWord a, QueryWord b) =>
        a.IsName && b.IsName && Math.Min(a.Text.Length, b.Text.Length) >= 5 && Math.Abs(a.Text.Length - b.Text.Length) <= 3
        && (a.Text.StartsWith(b.Text, StringComparison.Ordinal) || b.Text.StartsWith(a.Text, StringComparison.Ordinal));

    private void Match(Func<QueryWord, QueryWord, bool> isSame)
    {
        for (var i = 0; i < ToRight.Length; i++)
        {
            if (ToRight[i] >= 0)
                continue;
            for (var k = 0; k < ToLeft.Length; k++)
            {
                if (ToLeft[k] >= 0 || !isSame(Left.Words[i], Right.Words[k]))
                    continue;
                (ToRight[i], ToLeft[k]) = (k, i);
                break;
            }
        }
    }
}
