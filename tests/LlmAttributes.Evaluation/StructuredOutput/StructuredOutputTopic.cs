using System.Text.Json;
using LlmAttributes.Evaluation.Measuring;
using LlmAttributes.Runtime;

namespace LlmAttributes.Evaluation.StructuredOutput;

/// <summary>Real model text that was asked to be JSON → the answer in it. The rules are written by people with half of the development rows in view; the other half scores.</summary>
internal sealed class StructuredOutputTopic : ITopic
{
    private const string File = "zeroeval_raw_outputs.jsonl.gz";

    public string Name => "structured_output";

    public void Measure(TopicContext context)
    {
        if (context.Scored.Rows(Path.Combine("structured_output", File)) is not { } rows)
        {
            context.ReportMissing($"structured_output/{File}");
            return;
        }

        List<RowReading> readings = [];
        using (var predictions = new PredictionFile(context.Predictions, File[..^3]))
        {
            for (var i = 0; i < rows.Count; i++)
            {
                var reading = RowReading.Of(rows[i]);
                readings.Add(reading);
                predictions.Add(rows[i], i, json => Write(json, reading));
            }
        }

        var scored = context.Acceptance is null ? readings.FindAll(static r => !DataFolder.IsFitted(r.Id)) : readings;
        AddFigures(context, scored);
        if (context.Acceptance is null)
            Print(context, "rows in view", readings.FindAll(static r => DataFolder.IsFitted(r.Id)), lists: true);
        Print(context, "rows scored", scored, lists: context.Acceptance is not null);
    }

    private static void AddFigures(TopicContext context, List<RowReading> rows)
    {
        context.Figures.Add(new("structured.crashes", rows.Count(static r => r.IsCrash), rows.Count, "0"));
        context.Figures.Add(new("structured.inventions", rows.Count(static r => r.IsInvention), rows.Count, "0"));
        var held = rows.FindAll(static r => r.HoldsAnswer);
        if (held.Count == 0)
            return;
        AddShare("structured.recovered", ".97", static (answer, row) => AnswerComparison.IsSame(answer, row.Reference, row.Form));

        // The data's own parser read escapes and quotes of broken JSON as text, and of some values the beginning alone; whoever reads them right differs from it.
        AddShare("structured.recovered_to_the_letter", null, static (answer, row) => answer?.Trim() == row.Reference!.Trim());

        void AddShare(string name, string? bar, Func<string?, RowReading, bool> isRight)
        {
            List<double> hits = [.. held.Select(row => isRight(row.Answer, row) ? 1.0 : 0)];
            var (low, high) = Bootstrap.Mean(hits);
            context.Figures.Add(new(name, hits.Average(), held.Count, bar) { Low = low, High = high, Baseline = held.Average(row => isRight(row.First, row) ? 1.0 : 0), BaselineName = "first object" });
        }
    }

    private static void Print(TopicContext context, string title, List<RowReading> rows, bool lists)
    {
        var held = rows.FindAll(static r => r.HoldsAnswer);
        var others = rows.FindAll(static r => r is { HoldsAnswer: false, Form: not null });
        if (held.Count > 0)
        {
            var exact = held.Count(static r => r.Answer?.Trim() == r.Reference!.Trim());
            var first = held.Count(static r => AnswerComparison.IsSame(r.First, r.Reference, r.Form));
            var strict = held.Count(static r => AnswerComparison.IsSame(r.Strict, r.Reference, r.Form));
            context.Output.WriteLine($"{title}: {held.Count(static r => r.IsRight)} of {held.Count} right ({exact} to the letter), first object {first}, strict {strict}");
            context.Output.WriteLine($"  {others.Count(static r => r.Answer is not null)} of {others.Count} without an answer read all the same");
            foreach (var form in held.GroupBy(static r => r.Form).OrderBy(static g => g.Key, StringComparer.Ordinal))
                context.Output.WriteLine($"  {form.Key,-12} {form.Count(static r => r.IsRight)} of {form.Count()}");
        }

        if (!lists)
            return;
        foreach (var row in held.FindAll(static r => !r.IsRight))
            context.Output.WriteLine($"  other: {row.Id} {row.Form}: {Shorten(row.Answer ?? $"({row.Fault})")}, reference {Shorten(row.Reference!)}");
        foreach (var row in others.FindAll(static r => r.Answer is not null))
            context.Output.WriteLine($"  found: {row.Id} {row.Form}: {Shorten(row.Answer!)}");
    }

    private static void Write(Utf8JsonWriter json, RowReading reading) => json.WriteString("prediction", reading.Answer);

    private static string Shorten(string text) => JsonSerializer.Serialize(text.Length > 60 ? text[..60] + "…" : text, s_readable);

    private static readonly JsonSerializerOptions s_readable = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
