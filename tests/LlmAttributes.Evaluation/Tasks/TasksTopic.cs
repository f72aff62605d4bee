using System.Globalization;
using System.Text.Json;
using LlmAttributes.Evaluation.Measuring;

namespace LlmAttributes.Evaluation.Tasks;

/// <summary>What kind of task a request is: the shipped detector on six categories, a model fitted here on all eight, and translation and code on requests of our own.</summary>
internal sealed class TasksTopic : ITopic
{
    private const int Folds = 5;

    // With room for two thirds more classes the features collide less.
    private const int EightBuckets = 1 << 16;

    // The mean of several orders of the rows scatters less, and plain counts steady what few rows say. Of the shares tried, from none to twice, this one told most in five folds of the rows to fit on.
    private const int Orders = 5;
    private const float CountShare = 0.5f;

    public string Name => "task_classification";

    public void Measure(TopicContext context)
    {
        MeasureRequests(context);
        if (TaskRow.Read(context.Scored) is not { } scored || TaskRow.Read(context.Data) is not { } fitted)
        {
            context.ReportMissing($"task_classification/{TaskRow.File}");
            return;
        }

        if (context.Acceptance is null)
        {
            scored = scored.FindAll(static row => !row.IsFitted);
            fitted = fitted.FindAll(static row => row.IsFitted);
        }

        fitted = fitted.FindAll(static row => row.Category is not null);
        var eight = FitEight(fitted);
        MeasureSix(context, scored, fitted);
        MeasureEight(context, scored, fitted, eight);
    }

    // The shipped weights have seen all of the development part; on it the same fit on half of the rows is what counts.
    private static void MeasureSix(TopicContext context, List<TaskRow> scored, List<TaskRow> fitted)
    {
        var model = context.Acceptance is null ? FitShipped(fitted) : TaskModel.Shipped;
        using var predictions = new PredictionFile(context.Predictions, TaskRow.File);
        List<(string Gold, string Found, double Confidence)> pairs = [];
        for (var i = 0; i < scored.Count; i++)
        {
            var found = TaskDetector.Detect(scored[i].Text, model);
            predictions.Add(scored[i].Row, i, json => Write(json, TaskRow.Of(found.Task), found.Confidence));
            if (scored[i].Category is { } category)
                pairs.Add((TaskRow.Merged(category), TaskRow.Of(found.Task), found.Confidence));
        }

        Add(context, "tasks.dolly6.accuracy", ".72", [.. pairs.Select(static p => (p.Gold, p.Found))], [.. fitted.Select(static r => TaskRow.Merged(r.Category!))]);
        if (pairs.Count > 0)
            context.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"mean confidence {pairs.Average(static p => p.Confidence):0.000}, accuracy {pairs.Average(static p => p.Gold == p.Found ? 1.0 : 0):0.000}"));
    }

    private static void MeasureEight(TopicContext context, List<TaskRow> scored, List<TaskRow> fitted, float[][] model)
    {
        using var predictions = new PredictionFile(context.Predictions, "dolly_category.eight.jsonl");
        List<(string Gold, string Found)> pairs = [];
        for (var i = 0; i < scored.Count; i++)
        {
            var (found, confidence) = Predict(model, scored[i].Text);
            predictions.Add(scored[i].Row, i, json => Write(json, TaskRow.Categories[found], confidence));
            if (scored[i].Category is { } category)
                pairs.Add((category, TaskRow.Categories[found]));
        }

        Add(context, "tasks.dolly8.accuracy", ".60", pairs, [.. fitted.Select(static r => r.Category!)]);
        if (pairs.Count > 0)
            context.Figures.Add(new("tasks.dolly8.macro_f1", MacroF1.Of(pairs), pairs.Count, ".59"));
        CrossValidate(context, fitted);
    }

    // A half of a small set scatters; this says what the recipe is worth on four fifths of the rows to fit on.
    private static void CrossValidate(TopicContext context, List<TaskRow> rows)
    {
        var all = context.Acceptance is null ? TaskRow.Read(context.Data)!.FindAll(static r => r.Category is not null) : rows;
        List<(string Gold, string Found)> pairs = [];
        for (var fold = 0; fold < Folds; fold++)
        {
            var number = fold;
            var model = FitEight([.. all.Where((_, i) => i % Folds != number)]);
            pairs.AddRange(all.Where((_, i) => i % Folds == number).Select(row => (row.Category!, TaskRow.Categories[Predict(model, row.Text).Class])));
        }

        context.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"eight categories, {Folds} folds of the rows to fit on: accuracy {pairs.Average(static p => p.Gold == p.Found ? 1.0 : 0):0.000}, macro F1 {MacroF1.Of(pairs):0.000}"));
    }

    private static void MeasureRequests(TopicContext context)
    {
        using var stream = typeof(TasksTopic).Assembly.GetManifestResourceStream("requests.txt")!;
        using var reader = new StreamReader(stream);
        List<(string Gold, string Found)> pairs = [];
        while (reader.ReadLine() is { Length: > 0 } line)
        {
            var (gold, text) = (line[..line.IndexOf('\t', StringComparison.Ordinal)], line[(line.IndexOf('\t', StringComparison.Ordinal) + 1)..]);
            var found = TaskRow.Of(TaskDetector.Detect(text).Task);
            pairs.Add((gold, found is "translation" or "code" ? found : "other"));
            if (pairs[^1].Gold != pairs[^1].Found)
                context.Output.WriteLine($"wrong: {found}, should be {gold}: {text}");
        }

        List<double> hits = [.. pairs.Select(static p => p.Gold == p.Found ? 1.0 : 0)];
        var (low, high) = Bootstrap.Mean(hits);
        context.Figures.Add(new("tasks.requests.accuracy", hits.Average(), hits.Count, ".95") { Low = low, High = high });
    }

    /// <summary>Fits the weights that the library ships.</summary>
    public static TaskModel FitShipped(IReadOnlyList<TaskRow> rows) =>
        TaskModel.Round(TrainerOf(rows, static category => ShippedIndexOf(TaskRow.Merged(category))).Fit(TaskModel.Outputs.Length, TaskModel.Buckets));

    private static float[][] FitEight(IReadOnlyList<TaskRow> rows)
    {
        var trainer = TrainerOf(rows, static category => IndexOf(category));
        var counts = trainer.Count(TaskRow.Categories.Count, EightBuckets);
        var fits = Enumerable.Range(7, Orders).AsParallel().AsOrdered().Select(seed => trainer.Fit(TaskRow.Categories.Count, EightBuckets, seed)).ToArray();
        return [.. counts.Select((own, k) => own.Select((count, i) => fits.Average(fit => fit[k][i]) + (CountShare * count)).ToArray())];
    }

    private static TaskTrainer TrainerOf(IReadOnlyList<TaskRow> rows, Func<string, int> classOf)
    {
        var trainer = new TaskTrainer();
        foreach (var row in rows)
            trainer.Add(row.Text, classOf(row.Category!));
        return trainer;
    }

    private static (int Class, double Confidence) Predict(float[][] weights, string text)
    {
        var features = TaskTrainer.Features(text);
        var scores = Array.ConvertAll(weights, w => features.Sum(f => (double)w[PromptTokens.Bucket(f, w.Length)]) / Math.Sqrt(Math.Max(1, features.Length)));
        var best = Array.IndexOf(scores, scores.Max());
        return (best, 1 / scores.Sum(s => Math.Exp(s - scores[best])));
    }

    private static void Add(TopicContext context, string name, string bar, List<(string Gold, string Found)> pairs, List<string> fitted)
    {
        if (pairs.Count == 0)
            return;
        List<double> hits = [.. pairs.Select(static p => p.Gold == p.Found ? 1.0 : 0)];
        var (low, high) = Bootstrap.Mean(hits);
        var common = fitted.GroupBy(static c => c).MaxBy(static g => g.Count())!.Key;
        context.Figures.Add(new(name, hits.Average(), hits.Count, bar) { Low = low, High = high, Baseline = pairs.Average(p => p.Gold == common ? 1.0 : 0), BaselineName = "most common category" });
    }

    private static void Write(Utf8JsonWriter json, string prediction, double confidence)
    {
        json.WriteString("prediction", prediction);
        json.WriteNumber("confidence", confidence);
    }

    private static int IndexOf(string category)
    {
        for (var i = 0; i < TaskRow.Categories.Count; i++)
        {
            if (TaskRow.Categories[i] == category)
                return i;
        }

        throw new InvalidDataException($"Category '{category}' is none of {string.Join(", ", TaskRow.Categories)}.");
    }

    private static int ShippedIndexOf(string merged)
    {
        for (var i = 0; i < TaskModel.Outputs.Length; i++)
        {
            if (TaskRow.Of(TaskModel.Outputs[i]) == merged)
                return i;
        }

        throw new InvalidDataException($"Category '{merged}' is no output of the detector.");
    }
}
