namespace LlmAttributes.Evaluation.Ensembles;

/// <summary>One member, one vote; a tie goes to the answer of the best member.</summary>
internal static class PlainVote
{
    /// <param name="ballot">The ballot.</param>
    /// <param name="members">The voters, the best first.</param>
    public static (string? Answer, double Share) Decide(RecordedBallot ballot, IReadOnlyList<string> members)
    {
        var votes = new Dictionary<string, int>(StringComparer.Ordinal);
        var (all, winner) = (0, (string?)null);
        foreach (var member in members)
        {
            if (!ballot.Answers.TryGetValue(member, out var answer))
                continue;
            votes[answer] = votes.GetValueOrDefault(answer) + 1;
            all++;
        }

        foreach (var member in members)
        {
            if (ballot.Answers.TryGetValue(member, out var answer) && (winner is null || votes[answer] > votes[winner]))
                winner = answer;
        }

        return (winner, winner is null ? 0 : (double)votes[winner] / all);
    }
}
