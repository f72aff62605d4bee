using System.Globalization;
using System.Text.Json;
using LlmAttributes.Evaluation.Measuring;

namespace LlmAttributes.Evaluation.Errors;

/// <summary>Recorded provider errors → kind, retryable, delay. The rules are written by people, so nothing is fitted here.</summary>
internal sealed class ErrorsTopic : ITopic
{
    private const string BaselineName = "status code alone";

    public string Name => "errors";

    public void Measure(TopicContext context)
    {
        MeasureErrors(context);
        PrintMessages(context);
    }

    private static void MeasureErrors(TopicContext context)
    {
        const string File = "provider_errors.jsonl";
        if (context.Scored.Rows(Path.Combine("errors", File)) is not { } rows)
        {
            context.ReportMissing($"errors/{File}");
            return;
        }

        using var predictions = new PredictionFile(context.Predictions, File);
        List<(ErrorRow Row, ErrorClassification Ours, ErrorClassification Simple)> found = [];
        for (var i = 0; i < rows.Count; i++)
        {
            var row = ErrorRow.Read(rows[i]);
            var ours = ErrorClassifier.Default.Classify(row.Error);
            found.Add((row, ours, ErrorClassifier.Default.Classify(new ProviderError(row.Error.StatusCode))));
            predictions.Add(row.Row, i, json => Write(json, ours));
        }

        AddKinds(context, [.. found.Where(static f => f.Row.Kind is not null)]);
        Add(context, "errors.retryable_accuracy", [.. found.Where(static f => f.Row.IsRetryable is not null)], "1", static (row, c) => c.IsRetryable == row.IsRetryable);
        Add(context, "errors.delay_exact", [.. found.Where(static f => f.Row.HasDelay)], "1", static (row, c) => IsExact(row.Delay, c.RetryAfter));
    }

    private static void AddKinds(TopicContext context, List<(ErrorRow Row, ErrorClassification Ours, ErrorClassification Simple)> found)
    {
        if (found.Count == 0)
            return;
        Add(context, "errors.class_accuracy", found, ".97", static (row, c) => KindName.Of(c.Kind) == row.Kind);
        context.Output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"macro F1 over {found.Select(static f => f.Row.Kind).Distinct().Count()} classes: {MacroF1.Of([.. found.Select(static f => (f.Row.Kind!, KindName.Of(f.Ours.Kind)))]):0.000} ({BaselineName}: {MacroF1.Of([.. found.Select(static f => (f.Row.Kind!, KindName.Of(f.Simple.Kind)))]):0.000})"));
        foreach (var (row, ours, _) in found.Where(static f => KindName.Of(f.Ours.Kind) != f.Row.Kind))
            context.Output.WriteLine($"wrong: {(row.Row.TryGetProperty("id", out var id) ? id.ToString() : "?")} {row.Error.Provider} {row.Error.StatusCode}: {KindName.Of(ours.Kind)}, should be {row.Kind}");
    }

    private static void Add(
        TopicContext context, string name, List<(ErrorRow Row, ErrorClassification Ours, ErrorClassification Simple)> found, string bar, Func<ErrorRow, ErrorClassification, bool> isRight)
    {
        if (found.Count == 0)
            return;
        List<double> hits = [.. found.Select(f => isRight(f.Row, f.Ours) ? 1.0 : 0)];
        var (low, high) = Bootstrap.Mean(hits);
        context.Figures.Add(new(name, hits.Average(), hits.Count, bar)
        {
            Low = low,
            High = high,
            Baseline = found.Average(f => isRight(f.Row, f.Simple) ? 1.0 : 0),
            BaselineName = BaselineName,
        });
    }

    private static bool IsExact(TimeSpan? gold, TimeSpan? found) =>
        gold is { } a && found is { } b ? (a - b).Duration() <= TimeSpan.FromMilliseconds(1) : gold is null && found is null;

    private static void PrintMessages(TopicContext context)
    {
        const string File = "message_only_cases.jsonl";
        if (context.Scored.Rows(Path.Combine("errors", File)) is not { } rows)
        {
            context.ReportMissing($"errors/{File}");
            return;
        }

        using var predictions = new PredictionFile(context.Predictions, File);
        var hits = 0;
        var judged = 0;
        for (var i = 0; i < rows.Count; i++)
        {
            var found = ErrorClassifier.Default.Classify(ErrorRow.Read(rows[i]).Error);
            predictions.Add(rows[i], i, json => Write(json, found));
            if (!rows[i].TryGetProperty("expected", out var expected) || expected.GetString() is not { } gold)
                continue;
            var kind = KindName.Of(found.Kind);
            var isRight = gold.StartsWith("not_", StringComparison.Ordinal) ? gold != "not_" + kind : gold == kind;
            judged++;
            hits += isRight ? 1 : 0;
            context.Output.WriteLine($"{(isRight ? "right" : "WRONG")}  {gold,-20} {kind,-16} {rows[i].GetProperty("message").GetString()}");
        }

        context.Output.WriteLine($"messages without status or body: {hits} of {judged}");
    }

    private static void Write(Utf8JsonWriter json, ErrorClassification found)
    {
        json.WriteString("prediction", KindName.Of(found.Kind));
        json.WriteBoolean("retryable", found.IsRetryable);
        if (found.RetryAfter is { } delay)
            json.WriteNumber("retry_after_s", delay.TotalSeconds);
        else
            json.WriteNull("retry_after_s");
    }
}
