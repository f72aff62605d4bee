namespace LlmAttributes;

/// <summary>Tells how clear a query is, and points at what is not: by words and signs of English, and by the commonest of German, French and Spanish. Thread-safe.</summary>
/// <remarks>It looks at how a query is worded and knows nothing of its subject. Of a query longer than 2,048 characters the first and the last 1,024 are read.</remarks>
public static class ClarityAnalyzer
{
    private const int MostFindings = (int)ClarityFault.HardToRead + 1;

    private static ReadOnlySpan<double> Weights => [0.3, 0.15, 0.5, 0.2, 0.15, 0.15, 0.15, 0.35, 0.4, 0.2];

    /// <summary>Analyses a query.</summary>
    /// <param name="query">The words of the user.</param>
    /// <param name="known">What the query need not say, because it is known from elsewhere.</param>
    /// <returns>The score, and what it comes from.</returns>
    public static ClarityReport Analyze(ReadOnlySpan<char> query, QueryKnowledge known = QueryKnowledge.None)
    {
        var room = PromptTokens.RoomFor(query);
        var text = new QueryText(query, stackalloc uint[room], stackalloc int[room * 2], stackalloc WordSigns[room], stackalloc byte[room]);
        Span<ClarityFinding> found = stackalloc ClarityFinding[MostFindings];
        var count = Check(text, known, found, out var words, out var grade);
        var score = 1.0;
        foreach (var finding in found[..count])
            score -= Weights[(int)finding.Fault];
        return new(Math.Max(0, score)) { Findings = count == 0 ? [] : found[..count].ToArray(), Words = words, ReadingGrade = grade };
    }

    /// <summary>What a system message says of the answers, so that queries need not.</summary>
    internal static QueryKnowledge DemandsOf(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty)
            return QueryKnowledge.None;
        var room = PromptTokens.RoomFor(text);
        var read = new QueryText(text, stackalloc uint[room], stackalloc int[room * 2], stackalloc WordSigns[room], stackalloc byte[room]);
        return (read.Says(WordSigns.Format) ? QueryKnowledge.Format : 0)
            | (read.Says(WordSigns.Length) || ConstraintCheck.HasCount(read) ? QueryKnowledge.Length : 0)
            | (read.Says(WordSigns.Audience) ? QueryKnowledge.Audience : 0)
            | (read.Says(WordSigns.Language) ? QueryKnowledge.Language : 0);
    }

    private static int Check(QueryText text, QueryKnowledge known, Span<ClarityFinding> found, out int words, out double grade)
    {
        var count = 0;
        var isMissing = Lacks(known, QueryKnowledge.Material | QueryKnowledge.History) && ObjectCheck.TryFind(text, out found[count]);
        ClarityFinding missing = isMissing ? found[count] : default;
        // What points at a missing text is not a pronoun without a noun besides.
        if (!isMissing && Lacks(known, QueryKnowledge.History | QueryKnowledge.Material) && ReferenceCheck.TryFind(text, out found[count]))
            count++;
        if (QuantityCheck.TryFind(text, out found[count]))
            count++;
        if (isMissing)
            found[count++] = missing;
        if (QuestionCheck.TryFind(text, out found[count]))
            count++;
        if (Lacks(known, QueryKnowledge.Format) && ConstraintCheck.LacksFormat(text, out found[count]))
            count++;
        if (Lacks(known, QueryKnowledge.Length) && ConstraintCheck.LacksLength(text, out found[count]))
            count++;
        if (Lacks(known, QueryKnowledge.Audience) && ConstraintCheck.LacksAudience(text, out found[count]))
            count++;
        if (Lacks(known, QueryKnowledge.Language) && ConstraintCheck.LacksLanguage(text, out found[count]))
            count++;
        if (ContradictionCheck.TryFind(text, out found[count]))
            count++;
        if (ReadingCheck.TryFind(text, out words, out grade, out found[count]))
            count++;
        return count;
    }

    private static bool Lacks(QueryKnowledge known, QueryKnowledge any) => (known & any) == 0;
}
