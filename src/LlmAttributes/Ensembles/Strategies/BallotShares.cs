namespace LlmAttributes;

/// <summary>The answers that count, with their shares of the weight.</summary>
internal static class BallotShares
{
    /// <summary>Reads them; a weight below 0, of a member that is wrong more often than chance, is none.</summary>
    public static (int[] Places, T[] Answers, double[] Shares) Of<T>(EnsembleBallot<T> ballot)
    {
        List<int> places = [];
        List<T> answers = [];
        List<double> weights = [];
        for (var i = 0; i < ballot.Replies.Count; i++)
        {
            if (!ballot.Replies[i].HasVote)
                continue;
            places.Add(i);
            answers.Add(ballot.Replies[i].Answer!);
            weights.Add(Math.Max(0, ballot.WeightOf(i)));
        }

        return ([.. places], [.. answers], WeightShares.Of(weights.Count, weights));
    }
}
