namespace LlmAttributes.Evaluation.Ensembles;

/// <summary>A plain vote that ends when the members who are left cannot change it.</summary>
internal static class CertainVote
{
    public static (string? Answer, int Calls) CallsFor(RecordedBallot ballot, IReadOnlyList<string> members)
    {
        for (var asked = 1; asked < members.Count; asked++)
        {
            var left = members.Count - asked;
            var votes = members.Take(asked).Select(member => ballot.Answers.GetValueOrDefault(member)).OfType<string>()
                .GroupBy(static answer => answer, StringComparer.Ordinal).Select(static group => group.Count()).OrderDescending().ToArray();
            if (votes.Length > 0 && votes[0] > votes.ElementAtOrDefault(1) + left)
                return (PlainVote.Decide(ballot, [.. members.Take(asked)]).Answer, asked);
        }

        return (PlainVote.Decide(ballot, members).Answer, members.Count);
    }
}
