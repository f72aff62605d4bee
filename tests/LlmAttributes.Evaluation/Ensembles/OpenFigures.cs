using LlmAttributes.Evaluation.Measuring;

namespace LlmAttributes.Evaluation.Ensembles;

/// <summary>Learned weights on open questions: pools of the best, of the middle and of the rest, and what is lost against the best single member.</summary>
internal static class OpenFigures
{
    private const int LeastRows = 900;
    private const int MostMembers = 50;

    /// <param name="context">Where figures go.</param>
    /// <param name="others">The pools of choices, which count too.</param>
    public static void Measure(TopicContext context, IReadOnlyList<EnsemblePool> others)
    {
        var pools = others.ToList();
        foreach (var (file, _) in EnsembleSources.Open)
        {
            if (EnsembleSources.Read(context, file) is not { } set)
                continue;
            // Samples of a model that was asked few of the questions are no member of a pool.
            var members = set.Members.Where(member => set.Fitted.Count(row => row.Ballot.Answers.ContainsKey(member)) > set.Fitted.Count / 2).Take(MostMembers).ToList();
            var sets = new List<EnsemblePool> { new(set, "all", members), new(set, "top3", members.Take(3)) };
            if (members.Count > 7)
            {
                sets.Add(new(set, "top7", members.Take(7)));
                sets.Add(new(set, "mid", members.Skip(members.Count / 3).Take(members.Count / 3)));
                sets.Add(new(set, "rest", members.Skip(members.Count * 2 / 3)));
            }

            Predict(context, set, sets[0]);
            if (!set.IsJudged)
                continue;
            foreach (var pool in sets)
                pool.Print(context.Output);
            pools.AddRange(sets);
        }

        var large = pools.Where(static pool => pool.Ours.Length >= LeastRows).ToList();
        if (large.Count > 0)
            context.Figures.Add(new("ensembles.worst_loss_points", large.Max(static pool => pool.LossPoints), large.Min(static pool => pool.Ours.Length), "1"));
    }

    // The files of the cascade's sets hold its answers.
    private static void Predict(TopicContext context, EnsembleSet set, EnsemblePool pool)
    {
        if (set.File.StartsWith("zeroeval", StringComparison.Ordinal))
            return;
        using var predictions = new PredictionFile(context.Predictions, Path.GetFileNameWithoutExtension(set.File));
        for (var i = 0; i < set.Scored.Count; i++)
        {
            predictions.Add(set.Scored[i].Row, i, json =>
            {
                json.WriteString("prediction", set.Scored[i].Written(pool.Decisions[i].Answer, pool.Members));
                json.WriteNumber("confidence", pool.Decisions[i].Confidence);
            });
        }
    }
}
