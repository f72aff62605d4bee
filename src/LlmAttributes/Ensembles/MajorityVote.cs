namespace LlmAttributes;

/// <summary>The answer that most voters gave; a tie goes to the answer of the voter that is listed first.</summary>
internal static class MajorityVote
{
    /// <summary>Counts the votes.</summary>
    /// <returns>The index of the first voter for the winning answer, and how many voted for it.</returns>
    public static (int Winner, int Votes) Count<T>(ReadOnlySpan<T> answers, IEqualityComparer<T> comparer)
    {
        var winner = 0;
        var most = 0;
        for (var i = 0; i < answers.Length; i++)
        {
            var votes = 1;
            for (var j = i + 1; j < answers.Length; j++)
            {
                if (comparer.Equals(answers[i], answers[j]))
                    votes++;
            }

            if (votes > most)
                (winner, most) = (i, votes);
        }

        return (winner, most);
    }
}
