namespace LlmAttributes;

/// <summary>Learns all weights at once, so that members who err together share one weight: a logit over the options of each question, held near weights that are known before.</summary>
internal static class ConditionalLogit
{
    private const int Steps = 100;
    private const double MemberPenalty = 10;
    private const double PartPenalty = 30;
    private const double UnnamedPenalty = 0.1;

    public static MemberWeights Fit(BallotTable table, double[] prior, CancellationToken cancellationToken)
    {
        var (members, tasks, answers) = (table.Members.Length, table.Tasks.Length, table.Answers.Length);
        var centre = new double[MemberWeights.Count(members, tasks, answers)];
        prior.CopyTo(centre, 0);
        var penalties = new double[centre.Length];
        for (var j = 0; j < penalties.Length; j++)
            penalties[j] = j < members ? MemberPenalty : PartPenalty;
        penalties[^1] = UnnamedPenalty;
        var rows = table.Rows.Where(static row => row.IsJudged && !(row.Choices > 0 && row.Gold == BallotTable.None && row.Unnamed == 0)).ToArray();
        var most = rows.Length == 0 ? 1 : rows.Max(static row => row.Names.Length) + 1;
        var shares = new double[most];
        var values = Minimiser.Minimise(
            (point, gradient) =>
            {
                var weights = new MemberWeights(members, tasks, answers, point);
                var loss = 0.0;
                for (var j = 0; j < point.Length; j++)
                {
                    var distance = point[j] - centre[j];
                    loss += penalties[j] * distance * distance / 2;
                    gradient[j] = penalties[j] * distance;
                }

                foreach (var row in rows)
                    loss += Add(row, weights, shares.AsSpan(0, row.Names.Length + 1), gradient);
                return loss;
            },
            (double[])centre.Clone(),
            Steps,
            cancellationToken);
        return new(members, tasks, answers, values);
    }

    /// <summary>Finds how far the weights known before are to be taken back, all by one factor.</summary>
    public static double Scale(BallotTable table, double[] prior)
    {
        const double Usual = 0.5;
        const double Penalty = 4;
        var (best, least) = (Usual, double.MaxValue);
        for (var scale = 0.05; scale <= 1.5; scale += 0.05)
        {
            var weights = Plain(table, [.. prior.Select(weight => weight * scale)]);
            var loss = Penalty * (scale - Usual) * (scale - Usual) / 2;
            foreach (var row in table.Rows)
            {
                if (row.IsJudged)
                    loss -= Math.Log(Math.Max(1e-12, Score(row, weights, new double[row.Names.Length + 1])));
            }

            if (loss < least)
                (best, least) = (scale, loss);
        }

        return best;
    }

    public static MemberWeights Plain(BallotTable table, double[] weights)
    {
        var values = new double[MemberWeights.Count(table.Members.Length, table.Tasks.Length, table.Answers.Length)];
        weights.CopyTo(values, 0);
        return new(table.Members.Length, table.Tasks.Length, table.Answers.Length, values);
    }

    // The last share is that of all unnamed options together.
    private static double Score(BallotTable.Row row, MemberWeights weights, Span<double> shares)
    {
        shares.Clear();
        for (var m = 0; m < row.Votes.Length; m++)
        {
            if (row.Votes[m] is var vote and not BallotTable.None)
                shares[vote] += weights.Of(m, row.Task, row.Names[vote]) + (row.Excess[m] * weights.OfExcess(row.Task));
        }

        ConsensusScores.ToShares(shares[..^1], row.Choices, weights.Unnamed, out shares[^1]);
        return row.Gold == BallotTable.None ? shares[^1] / Math.Max(1, row.Unnamed) : shares[row.Gold];
    }

    private static double Add(BallotTable.Row row, MemberWeights weights, Span<double> shares, double[] gradient)
    {
        var right = Score(row, weights, shares);
        if (row.Gold != BallotTable.None)
            shares[row.Gold] -= 1;
        for (var m = 0; m < row.Votes.Length; m++)
        {
            if (row.Votes[m] is not (var vote and not BallotTable.None))
                continue;
            gradient[m] += shares[vote];
            gradient[weights.IndexOfExcess(-1)] += shares[vote] * row.Excess[m];
            if (row.Task >= 0)
            {
                gradient[weights.IndexOfTask(m, row.Task)] += shares[vote];
                gradient[weights.IndexOfExcess(row.Task)] += shares[vote] * row.Excess[m];
            }

            if (row.Names[vote] >= 0)
                gradient[weights.IndexOfAnswer(m, row.Names[vote])] += shares[vote];
        }

        if (row.Choices == 0)
            gradient[^1] += shares[^1] - (row.Gold == BallotTable.None ? 1 : 0);
        return -Math.Log(Math.Max(1e-300, right));
    }
}
