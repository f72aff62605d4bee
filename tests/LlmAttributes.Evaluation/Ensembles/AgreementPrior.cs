namespace LlmAttributes.Evaluation.Ensembles;

/// <summary>How sure agreement alone makes, fitted on pools of other sets.</summary>
internal static class AgreementPrior
{
    private const int PoolsOfSet = 30;

    private static readonly int[] s_sizes = [3, 5, 7, 10, 14, 28];

    /// <summary>Fits the scale, or finds no other set.</summary>
    public static ConfidenceScale? Fit(TopicContext context)
    {
        var random = new Random(1);
        var outcomes = new List<(double Share, bool IsRight)>();
        foreach (var (file, read) in EnsembleSources.Open)
        {
            if (read(context.Data, Path.Combine("ensembling", file)) is not { } rows)
                continue;
            var set = new EnsembleSet(file, rows, []);
            for (var i = 0; i < PoolsOfSet; i++)
            {
                var size = s_sizes[i % s_sizes.Length];
                if (size > set.Members.Count)
                    continue;
                var first = random.Next(set.Members.Count - size + 1);
                var members = i % 2 == 0
                    ? [.. set.Members.OrderBy(_ => random.Next()).Take(size)]
                    : set.Members.Skip(first).Take(size).ToList();
                outcomes.AddRange(Confidences(rows, members, [.. rows.Select(row => row.Of(members))], ConfidenceScale.None));
            }
        }

        return outcomes.Count == 0 ? null : ConfidenceScale.Fit(outcomes, ConfidenceScale.None);
    }

    /// <summary>How sure members of whom only agreement is known are of each row.</summary>
    public static List<(double Confidence, bool IsRight)> Confidences(IReadOnlyList<EnsembleRow> rows, IReadOnlyList<string> members, IReadOnlyList<RecordedBallot> history, ConfidenceScale scale)
    {
        var model = new ConsensusTrainer().Train(history.Select(static ballot => ballot with { Correct = null })).WithScale(scale);
        var answers = new List<(double Confidence, bool IsRight)>(rows.Count);
        foreach (var row in rows)
        {
            if (model.Decide(row.Of(members)) is { Answer: { } answer } decision)
                answers.Add((decision.Confidence, row.IsRight(answer)));
        }

        return answers;
    }
}
