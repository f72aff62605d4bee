namespace LlmAttributes;

/// <summary>How often each member is right, from how members agree (expectation maximisation); questions whose answer is known count as they are.</summary>
internal static class AgreementLearning
{
    /// <summary>Members err together; this share of a voice repeats what the others say already.</summary>
    public const double Redundancy = 0.25;

    private const int Rounds = 30;
    private const double StrengthOfPrior = 2;
    private const double Alternatives = 10;
    private const double AlternativesOfOpen = 20;
    private const double LeastAccuracy = 0.02;

    /// <summary>The log-odds of a member that is right so often, among about ten answers.</summary>
    public static double LogOdds(double accuracy, double alternatives = Alternatives)
    {
        var sure = Math.Clamp(accuracy, LeastAccuracy, 1 - (LeastAccuracy / 2));
        return Math.Log(sure * (alternatives - 1) / (1 - sure));
    }

    /// <summary>Estimates the accuracies.</summary>
    /// <param name="table">The ballots.</param>
    /// <param name="voices">How many members speak with each one's voice.</param>
    /// <param name="expected">What is expected of each member before any ballot.</param>
    public static double[] Estimate(BallotTable table, int[] voices, ReadOnlySpan<double> expected)
    {
        var members = table.Members.Length;
        var accuracy = expected.ToArray();
        var rounds = table.Rows.All(static row => row.IsJudged) ? 1 : Rounds;
        for (var round = 0; round < rounds; round++)
        {
            var right = new double[members];
            var times = new double[members];
            foreach (var row in table.Rows)
                Add(row, accuracy, voices, right, times);
            for (var m = 0; m < members; m++)
                accuracy[m] = (right[m] + (StrengthOfPrior * expected[m])) / (times[m] + StrengthOfPrior);
        }

        return accuracy;
    }

    private static void Add(BallotTable.Row row, double[] accuracy, int[] voices, double[] right, double[] times)
    {
        Span<double> shares = row.Names.Length <= 64 ? stackalloc double[row.Names.Length] : new double[row.Names.Length];
        shares.Clear();
        if (row.IsJudged)
        {
            if (row.Gold != BallotTable.None)
                shares[row.Gold] = 1;
        }
        else
        {
            var alternatives = row.Choices > 0 ? Math.Max(2, row.Choices) : AlternativesOfOpen;
            for (var m = 0; m < row.Votes.Length; m++)
            {
                if (row.Votes[m] == BallotTable.None)
                    continue;
                shares[row.Votes[m]] += LogOdds(accuracy[m], alternatives) / voices[m];
            }

            ConsensusScores.ToShares(shares, row.Choices, 0, out _);
        }

        for (var m = 0; m < row.Votes.Length; m++)
        {
            if (row.Votes[m] == BallotTable.None)
                continue;
            times[m]++;
            right[m] += shares[row.Votes[m]];
        }
    }

    /// <summary>What is left of a vote's weight among so many.</summary>
    public static double Damping(int votes) => 1 / (1 + (Redundancy * Math.Max(0, votes - 1)));
}
