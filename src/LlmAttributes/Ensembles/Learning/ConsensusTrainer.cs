namespace LlmAttributes;

/// <summary>Learns whom to trust from recorded ballots.</summary>
/// <remarks>
/// Where right answers are known, all weights are learned at once (a conditional logit held near the log-odds of each member), so that members who err together share one weight and
/// a member that copies another adds none. Where none is known, accuracies are estimated from agreement. Ballots of both kinds may be mixed. The same ballots give the same model.
/// </remarks>
/// <param name="qualities">How good the members are said to be, 0 to 1; what is expected of them before any ballot.</param>
public sealed class ConsensusTrainer(IReadOnlyDictionary<string, double>? qualities = null)
{
    private const int Folds = 5;
    private const double ExpectedQuality = 0.6;

    /// <summary>Learns a model.</summary>
    /// <param name="ballots">What was answered.</param>
    /// <param name="cancellationToken">Ends the learning.</param>
    /// <returns>The model.</returns>
    public ConsensusModel Train(IEnumerable<RecordedBallot> ballots, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(ballots);
        var table = BallotTable.Read([.. ballots]);
        var (accuracy, prior) = Expect(table);
        var ranks = ConsensusModel.Ranks(accuracy);
        if (!table.Rows.Any(static row => row.IsJudged))
            return new(ConsensusBasis.Agreement, table.Members, [], [], ranks, ConditionalLogit.Plain(table.WithoutParts(), prior), table.WithoutParts().Outputs, ConfidenceScale.Prior);
        var weights = Learn(table, prior, cancellationToken);
        return new(ConsensusBasis.Feedback, table.Members, table.Tasks, table.Answers, ranks, weights, table.Outputs, Calibrate(table, ranks, cancellationToken));
    }

    private (double[] Accuracy, double[] Prior) Expect(BallotTable table)
    {
        var voices = VoiceCopies.Count(table);
        var expected = table.Members.Select(member => qualities is not null && qualities.TryGetValue(member, out var quality) ? quality : ExpectedQuality).ToArray();
        var accuracy = AgreementLearning.Estimate(table, voices, expected);
        return (accuracy, [.. accuracy.Select((value, m) => AgreementLearning.LogOdds(value) / voices[m])]);
    }

    private static MemberWeights Learn(BallotTable table, double[] prior, CancellationToken cancellationToken)
    {
        var scale = ConditionalLogit.Scale(table, prior);
        return ConditionalLogit.Fit(table, [.. prior.Select(weight => weight * scale)], cancellationToken);
    }

    // Each fold is judged by weights that have not seen it: those that have are surer than they may be.
    private LearnedConfidence Calibrate(BallotTable table, int[] ranks, CancellationToken cancellationToken)
    {
        var outcomes = new List<(double Share, bool IsRight)>();
        for (var fold = 0; fold < Folds; fold++)
        {
            var known = table.Where((i, _) => i % Folds != fold);
            var model = new ConsensusModel(ConsensusBasis.Feedback, table.Members, table.Tasks, table.Answers, ranks, Learn(known, Expect(known).Prior, cancellationToken), table.Outputs, ConfidenceScale.None);
            foreach (var row in table.Where((i, row) => i % Folds == fold && row.IsJudged).Rows)
            {
                if (Decide(model, row) is var (winner, share) && winner != BallotTable.None)
                    outcomes.Add((share, winner == row.Gold));
            }
        }

        return LearnedConfidence.Fit(outcomes, cancellationToken);
    }

    private static (int Winner, double Share) Decide(ConsensusModel model, BallotTable.Row row)
    {
        var votes = new List<CastVote>(row.Votes.Length);
        for (var m = 0; m < row.Votes.Length; m++)
        {
            if (row.Votes[m] is var vote and not BallotTable.None)
                votes.Add(new(m, vote, row.Names[vote], row.Excess[m]));
        }

        return votes.Count == 0
            ? (BallotTable.None, 0)
            : (model.Weigh([.. votes], row.Task, row.Choices, new double[row.Names.Length], out var share), share);
    }
}
