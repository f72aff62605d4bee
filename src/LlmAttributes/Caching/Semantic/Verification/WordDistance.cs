namespace LlmAttributes;

/// <summary>How far words are apart.</summary>
internal static class WordDistance
{
    /// <summary>Whether one letter is changed, left out, put in, or two neighbours are exchanged.</summary>
    public static bool IsOne(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        if (a.Length > b.Length)
        {
            var t = a;
            a = b;
            b = t;
        }

        if (b.Length - a.Length > 1)
            return false;
        var start = a.CommonPrefixLength(b);
        var restA = a[start..];
        var restB = b[start..];
        if (restA.Length < restB.Length)
            return restA.SequenceEqual(restB[1..]);
        if (restA.Length == 0)
            return false;
        return restA[1..].SequenceEqual(restB[1..])
            || (restA.Length > 1 && restA[0] == restB[1] && restA[1] == restB[0] && restA[2..].SequenceEqual(restB[2..]));
    }
}
