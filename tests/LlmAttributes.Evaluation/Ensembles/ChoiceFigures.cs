using System.Globalization;
using LlmAttributes.Evaluation.Measuring;

namespace LlmAttributes.Evaluation.Ensembles;

/// <summary>Learned weights on choices of one letter, for pools of very different members.</summary>
internal static class ChoiceFigures
{
    private const string File = "mmlupro_predictions.csv";
    private const string Vote = "plain vote";

    public static IReadOnlyList<EnsemblePool> Measure(TopicContext context)
    {
        if (EnsembleSet.Read(context, File, EnsembleFiles.ReadChoices) is not { } set)
            return [];
        (string Name, string Bar, IEnumerable<string> Members)[] kinds =
        [
            ("all", ".715", set.Members),
            ("mid", ".60", set.Members.Where(member => set.FittedAccuracy(member) is >= .38 and <= .53)),
            ("small", ".40", set.Members.Where(member => set.FittedAccuracy(member) is >= .23 and <= .34)),
            ("top3", ".715", set.Members.Take(3)),
            ("top5", ".718", set.Members.Take(5)),
        ];
        EnsemblePool[] pools = [.. kinds.Where(static kind => kind.Members.Any()).Select(kind => new EnsemblePool(set, kind.Name, kind.Members))];
        Predict(context, set, pools);
        if (!set.IsJudged)
            return [];
        foreach (var pool in pools)
        {
            var bar = kinds.First(kind => kind.Name == pool.Name).Bar;
            var name = $"ensembles.mmlupro_{pool.Name}";
            var (low, high) = Bootstrap.Mean(pool.Ours);
            context.Figures.Add(new($"{name}.accuracy", pool.Ours.Average(), pool.Ours.Length, bar) { Low = low, High = high, Baseline = pool.Voted.Average(), BaselineName = Vote });
            AddGain(context, $"{name}.gain_over_best_points", EnsemblePool.Points(pool.Ours, pool.Best), pool.Name == "all" ? ".5" : "-1");
            AddGain(context, $"{name}.gain_over_mean_points", EnsemblePool.Points(pool.Ours, pool.Mean), null);
            pool.Print(context.Output);
        }

        MeasureConfidence(context, set, pools);
        return pools;
    }

    private static void AddGain(TopicContext context, string name, double[] points, string? bar)
    {
        var (low, high) = Bootstrap.Mean(points);
        context.Figures.Add(new(name, points.Average(), points.Length, bar) { Low = low, High = high });
    }

    // A figure of confidence is the mean over the pools; each pool is printed.
    private static void MeasureConfidence(TopicContext context, EnsembleSet set, EnsemblePool[] pools)
    {
        var prior = AgreementPrior.Fit(context);
        var (after, before, ours, plain, brier, constant) = (new List<double>(), new List<double>(), new List<double>(), new List<double>(), new List<double>(), new List<double>());
        foreach (var pool in pools)
        {
            var answers = pool.Confidences;
            var share = answers.Count(static a => a.IsRight) / (double)answers.Count;
            after.Add(Calibration.Error(answers));
            ours.Add(Calibration.Auc(answers));
            brier.Add(Calibration.Brier(answers));
            constant.Add(share * (1 - share));
            plain.Add(Calibration.Auc([.. set.Scored.Select((row, i) => (pool.Plain[i].Share, row.IsRight(pool.Plain[i].Answer)))]));
            if (prior is not null)
                before.Add(Calibration.Error(AgreementPrior.Confidences(set.Scored, pool.Members, pool.Fitted, prior.Value)));
            context.Output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"  confidence {pool.Name,-6} calibration error {after[^1]:0.000} after feedback, {before.LastOrDefault(double.NaN):0.000} before; AUC {ours[^1]:0.000} (plain agreement {plain[^1]:0.000}); Brier {brier[^1]:0.000} (constant {constant[^1]:0.000})"));
        }

        context.Figures.Add(new("ensembles.ece_after_feedback", after.Average(), set.Scored.Count, ".03"));
        if (before.Count > 0)
            context.Figures.Add(new("ensembles.ece_before", before.Average(), set.Scored.Count, ".08"));
        context.Figures.Add(new("ensembles.confidence_auc", ours.Average(), set.Scored.Count) { Baseline = plain.Average(), BaselineName = "plain agreement" });
        context.Figures.Add(new("ensembles.brier", brier.Average(), set.Scored.Count) { Baseline = constant.Average(), BaselineName = "constant" });
    }

    private static void Predict(TopicContext context, EnsembleSet set, EnsemblePool[] pools)
    {
        using var predictions = new PredictionFile(context.Predictions, Path.ChangeExtension(File, ".jsonl"));
        for (var i = 0; i < set.Scored.Count; i++)
        {
            predictions.Add(set.Scored[i].Row, i, json =>
            {
                json.WriteString("prediction", pools[0].Decisions[i].Answer);
                json.WriteNumber("confidence", pools[0].Decisions[i].Confidence);
                json.WriteStartObject("pools");
                foreach (var pool in pools)
                {
                    json.WriteStartObject(pool.Name);
                    json.WriteString("prediction", pool.Decisions[i].Answer);
                    json.WriteNumber("confidence", pool.Decisions[i].Confidence);
                    json.WriteEndObject();
                }

                json.WriteEndObject();
            });
        }
    }
}
