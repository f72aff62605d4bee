using System.Globalization;
using LlmAttributes.Evaluation.Ensembles;
using LlmAttributes.Evaluation.Measuring;

namespace LlmAttributes.Evaluation.SemanticCache;

/// <summary>Whether the semantic cache finds what means the same, and nothing else.</summary>
internal sealed class SemanticCacheTopic : ITopic
{
    private const int Candidates = 8;
    private const double WrongShare = 0.05;

    public string Name => "semantic_cache";

    public void Measure(TopicContext context)
    {
        SuiteFigures.MeasureAsync(context).GetAwaiter().GetResult();
        if (PairRow.Read(context.Scored) is not { } scored)
        {
            context.ReportMissing($"semantic_cache/{PairRow.File}");
            return;
        }

        // The shipped weights have seen all of the development part; on it the same fit on half of the rows is what counts.
        var model = PairModel.Shipped;
        if (context.Acceptance is null)
        {
            model = PairTrainer.Of([.. scored.Where(static row => row.IsFitted && row.IsSame is not null).Select(static row => row.Labelled)]);
            scored = scored.FindAll(static row => !row.IsFitted);
        }

        var (verifier, queries) = (new CandidateVerifier(model), new ReadQueries());
        MeasurePairs(context, scored, verifier, queries);
        MeasureStream(context, scored, verifier, queries, model);
    }

    private static void MeasurePairs(TopicContext context, List<PairRow> rows, CandidateVerifier verifier, ReadQueries queries)
    {
        using var predictions = new PredictionFile(context.Predictions, "qqp_pairs.jsonl");
        var least = verifier.Curves.LeastFor(WrongShare);
        List<(double Score, bool IsSame)> scores = [];
        for (var i = 0; i < rows.Count; i++)
        {
            var score = Score(verifier.Judge(queries[rows[i].A], queries[rows[i].B]));
            predictions.Add(rows[i].Row, i, json =>
            {
                json.WriteNumber("prediction", score >= least ? 1 : 0);
                json.WriteNumber("score", score);
            });
            if (rows[i].IsSame is { } isSame)
                scores.Add((score, isSame));
        }

        if (scores.Count == 0)
            return;
        var (low, high) = Bootstrap.Of(scores.Count, sample => Calibration.Auc([.. sample.Select(i => scores[i])]));
        context.Figures.Add(new("cache.auc", Calibration.Auc(scores), scores.Count, ".80") { Low = low, High = high });
    }

    private static void MeasureStream(TopicContext context, List<PairRow> rows, CandidateVerifier verifier, ReadQueries queries, PairModel model)
    {
        using var predictions = new PredictionFile(context.Predictions, "qqp_pairs.stream.jsonl");
        var components = Components.Of(rows.Select(static row => row.Labelled));
        var stream = new PairStream(rows.Select(static row => row.A), model.Weights, queries);
        List<StreamHit> ours = [], near = [], words = [], grams = [];
        for (var i = 0; i < rows.Count; i++)
        {
            var asked = rows[i].B;
            var nearest = stream.Nearest(asked, Candidates);
            StreamHit Best(Func<string, float, double> score) => nearest
                .Select(n => new StreamHit(n.Text, n.Text == asked ? 1 : score(n.Text, n.Similarity), components.Of(n.Text) == components.Of(asked)))
                .MaxBy(static hit => hit.Score);
            ours.Add(Best((text, _) => Score(verifier.Judge(queries[text], queries[asked]))));
            near.Add(Best(static (_, similarity) => similarity));
            words.Add(Best((text, _) => PairFeatures.Cosine(queries.Align(text, asked), model.Weights)));
            grams.Add(Best((text, _) => GramSimilarity.Of(queries[text].Plain, queries[asked].Plain, 3, model.Weights)));
            predictions.Add(rows[i].Row, i, json =>
            {
                json.WriteString("prediction", ours[^1].Text);
                json.WriteNumber("score", ours[^1].Score);
            });
        }

        if (rows.TrueForAll(static row => row.IsSame is null))
            return;
        Add(context, ours, [("embedding", near), ("word cosine", words), ("character 3-grams", grams)]);
        Print(context, ours, verifier.Curves);
    }

    private static void Add(TopicContext context, List<StreamHit> ours, (string Name, List<StreamHit> Hits)[] baselines)
    {
        foreach (var (name, hits) in baselines)
            context.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"fixed threshold on {name}: hit rate {HitRate.At(WrongShare, hits):0.0000} at {WrongShare:0.00} wrong"));
        var best = baselines.MaxBy(static baseline => HitRate.At(WrongShare, baseline.Hits));
        var (low, high) = Bootstrap.Of(ours.Count, sample => HitRate.At(WrongShare, [.. sample.Select(i => ours[i])]) - HitRate.At(WrongShare, [.. sample.Select(i => best.Hits[i])]));
        var baseline = HitRate.At(WrongShare, best.Hits);
        context.Figures.Add(new("cache.hit_rate_at_5pct_wrong", HitRate.At(WrongShare, ours), ours.Count, "baseline")
        {
            Low = baseline + low,
            High = baseline + high,
            Baseline = baseline,
            BaselineName = $"fixed threshold, {best.Name}",
        });
    }

    // What the declared bound does on a stream that calls every duplicate wrong that nobody has listed.
    private static void Print(TopicContext context, List<StreamHit> ours, PairCurves curves)
    {
        foreach (var bound in PairCurves.Bounds)
        {
            var served = ours.FindAll(hit => hit.Score >= curves.LeastFor(bound));
            context.Output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"declared bound {bound:0.000} (confidence {curves.LeastFor(bound):0.000}): hit rate {(double)served.Count(static hit => hit.IsRight) / ours.Count:0.000}, wrong by the data's labels {served.Count(static hit => !hit.IsRight) / Math.Max(1.0, served.Count):0.000}"));
        }
    }

    // What is turned down can never be served, so it comes after all that is not.
    private static double Score(PairVerdict verdict) => verdict.IsRejected ? verdict.Confidence - 1 : verdict.Confidence;
}
