namespace LlmAttributes;

/// <summary>Finds queries that ask several things at once.</summary>
internal static class QuestionCheck
{
    public static bool TryFind(QueryText query, out ClarityFinding finding)
    {
        var (questions, from, sentence) = (0, 0, 0);
        for (var i = 0; i < query.Count; i++)
        {
            if (!query.IsAsked(i))
                continue;
            if (query.Is(i, WordSigns.Addition) || (query.Text[query.StartOf(i)] == ',' && BeginsQuestion(query, i, sentence)))
                questions++;
            if (!query.EndsSentence(i))
                continue;
            questions += query.Text[query.StartOf(i)] == '?' ? 1 : 0;
            sentence = i + 1;
            from = questions <= 1 ? sentence : from;
        }

        if (questions > 1 || (questions == 1 && query.Says(WordSigns.Addition)))
        {
            finding = query.Finding(ClarityFault.SeveralQuestions, from < query.Count ? from : 0, query.Count - 1);
            return true;
        }

        finding = default;
        return false;
    }

    // ", and where?" goes on with the same question; ", how long can I store it" is another.
    private static bool BeginsQuestion(QueryText query, int comma, int sentence)
    {
        if (!query.Is(sentence, WordSigns.Question | WordSigns.Auxiliary))
            return false;
        var next = query.Is(comma + 1, WordSigns.And) ? comma + 2 : comma + 1;
        return query.Is(next, WordSigns.Question | WordSigns.Auxiliary) && next + 2 < query.Count && !query.IsSign(next + 1) && !query.IsSign(next + 2);
    }
}
