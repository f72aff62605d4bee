using System.Globalization;
using System.Text.Json;
using LlmAttributes.Evaluation.Measuring;

namespace LlmAttributes.Evaluation.Chunking;

/// <summary>
/// Questions → the excerpts that answer them, by BM25 over chunks. Nothing is fitted but the size that retrieves as much as recursive splitting does. The rules and weights of the chunker were chosen by
/// people with all development questions in view, so only other documents judge it.
/// </summary>
internal sealed class ChunkingTopic : ITopic
{
    private const string File = "questions.jsonl";
    private const string BaselineName = "recursive";

    private static readonly int[] s_sizes = [400, 800];

    public string Name => "chunking";

    public void Measure(TopicContext context)
    {
        if (context.Scored.Rows(Path.Combine("chunking", File)) is not { } rows)
        {
            context.ReportMissing($"chunking/{File}");
            return;
        }

        var all = rows.ConvertAll(ChunkingQuestion.Read);
        var corpora = Corpora.Read(context.Scored, all.Select(static question => question.Corpus));
        if (corpora.Names.Count == 0)
        {
            context.ReportMissing("chunking/corpora/*.md");
            return;
        }

        var asked = all.FindAll(question => corpora.Names.Contains(question.Corpus) && (context.Acceptance is not null || !DataFolder.IsFitted(question.Id)));
        var recursive = s_sizes.ToDictionary(static size => size, size => corpora.Recursive(size));
        var ours = s_sizes.ToDictionary(static size => size, size => corpora.OursAt(recursive[size].MeanLength(asked), size, asked, hasSurroundings: true));
        WritePredictions(context, all, ours);

        var judged = asked.FindAll(static question => question.References.Count > 0);
        if (judged.Count == 0)
            return;
        var plain = s_sizes.ToDictionary(static size => size, size => corpora.OursAt(recursive[size].MeanLength(asked), size, asked, hasSurroundings: false));
        foreach (var size in s_sizes)
        {
            Print(context, $"recursive {size}", recursive[size], judged, asked);
            Print(context, $"recursive {size}, with surroundings", corpora.Recursive(size, hasSurroundings: true), judged, asked);
            Print(context, $"ours {size}", ours[size], judged, asked);
            Print(context, $"ours {size}, texts alone indexed", plain[size], judged, asked);
        }

        var baseline = Scores(recursive, judged);
        var found = Scores(ours, judged);
        var alone = Scores(plain, judged);
        AddRatio(context, "recall", found, baseline, static score => score.Recall, "1.05");
        AddRatio(context, "iou", found, baseline, static score => score.Iou, "1.05");
        AddRatio(context, "precision_omega", found, baseline, static score => score.PrecisionOmega, "1.0");
        AddRatio(context, "texts_alone.recall", alone, baseline, static score => score.Recall, null);
        AddRatio(context, "texts_alone.iou", alone, baseline, static score => score.Iou, null);
        AddRatio(context, "texts_alone.precision_omega", alone, baseline, static score => score.PrecisionOmega, null);
        foreach (var (name, value) in ((string, Func<ChunkingScore, double>)[])[("recall", static s => s.Recall), ("precision", static s => s.Precision), ("iou", static s => s.Iou), ("precision_omega", static s => s.PrecisionOmega)])
        {
            foreach (var size in s_sizes)
            {
                List<double> values = [.. judged.Select(question => value(ours[size].Score(question)))];
                var (low, high) = Bootstrap.Mean(values);
                context.Figures.Add(new($"chunking.{name}.{size}", values.Average(), values.Count)
                {
                    Low = low, High = high, Baseline = judged.Average(question => value(recursive[size].Score(question))), BaselineName = BaselineName,
                });
            }
        }
    }

    private static ChunkingScore[][] Scores(Dictionary<int, ChunkedCorpora> cut, List<ChunkingQuestion> questions) =>
        [.. questions.Select(question => s_sizes.Select(size => cut[size].Score(question)).ToArray())];

    private static void AddRatio(TopicContext context, string name, ChunkingScore[][] ours, ChunkingScore[][] baseline, Func<ChunkingScore, double> value, string? bar)
    {
        var found = ours.Select(scores => scores.Sum(value)).ToArray();
        var simple = baseline.Select(scores => scores.Sum(value)).ToArray();
        var (low, high) = Bootstrap.Of(found.Length, rows => rows.Sum(row => found[row]) / rows.Sum(row => simple[row]));
        context.Figures.Add(new($"chunking.{name}_ratio", found.Sum() / simple.Sum(), found.Length, bar)
        {
            Low = low, High = high, Baseline = 1, BaselineName = BaselineName,
        });
    }

    private static void Print(TopicContext context, string name, ChunkedCorpora cut, List<ChunkingQuestion> judged, List<ChunkingQuestion> asked)
    {
        var scores = judged.ConvertAll(cut.Score);
        context.Output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{name,-34} retrieved {cut.MeanLength(asked):0}: recall {scores.Average(static s => s.Recall):0.000}, precision {scores.Average(static s => s.Precision):0.000}, IoU {scores.Average(static s => s.Iou):0.000}, precision-omega {scores.Average(static s => s.PrecisionOmega):0.000}"));
    }

    private static void WritePredictions(TopicContext context, List<ChunkingQuestion> questions, Dictionary<int, ChunkedCorpora> cut)
    {
        using var predictions = new PredictionFile(context.Predictions, File);
        for (var i = 0; i < questions.Count; i++)
        {
            var question = questions[i];
            predictions.Add(question.Row, i, json =>
            {
                json.WriteStartObject("prediction");
                foreach (var size in s_sizes)
                {
                    json.WriteStartArray(size.ToString(CultureInfo.InvariantCulture));
                    foreach (var range in cut[size].Find(question))
                        Write(json, range);
                    json.WriteEndArray();
                }

                json.WriteEndObject();
            });
        }
    }

    private static void Write(Utf8JsonWriter json, TextRange range)
    {
        json.WriteStartObject();
        json.WriteString("corpus", range.Corpus);
        json.WriteNumber("start_index", range.Start);
        json.WriteNumber("end_index", range.End);
        json.WriteEndObject();
    }
}
