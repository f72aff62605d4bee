namespace LlmAttributes;

/// <summary>Measures how hard a query is to read.</summary>
internal static class ReadingCheck
{
    private const double HardFrom = 20.5;
    private const int FewestWords = 15;

    /// <summary>Finds the sentence that is hardest to read.</summary>
    /// <param name="query">The query.</param>
    /// <param name="words">Receives how many words were read.</param>
    /// <param name="grade">Receives its grade.</param>
    /// <param name="finding">Receives it, when it is too hard.</param>
    public static bool TryFind(QueryText query, out int words, out double grade, out ClarityFinding finding)
    {
        (words, grade, finding) = (0, 0, default);
        var (first, inSentence, letters) = (0, 0, 0);
        for (var i = 0; i < query.Count; i++)
        {
            if (!query.IsSign(i))
            {
                words++;
                if (query.IsAsked(i))
                {
                    inSentence++;
                    letters += query.EndOf(i) - query.StartOf(i);
                }
            }

            // A quotation stands within a sentence, other content behind it.
            if (!(query.EndsSentence(i) && query.IsUnquoted(i)) && i + 1 < query.Count && (query.IsAsked(i + 1) || !query.IsUnquoted(i + 1)))
                continue;
            if (inSentence >= FewestWords && GradeOf(inSentence, letters) is var own && own > grade)
            {
                grade = own;
                if (grade >= HardFrom)
                    finding = query.Finding(ClarityFault.HardToRead, first, i);
            }

            (first, inSentence, letters) = (i + 1, 0, 0);
        }

        return grade >= HardFrom;
    }

    // The automated readability index (Senter and Smith 1967) of one sentence.
    private static double GradeOf(int words, int letters) => (4.71 * letters / words) + (0.5 * words) - 21.43;
}
