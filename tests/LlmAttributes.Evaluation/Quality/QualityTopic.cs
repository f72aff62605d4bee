using System.Text;
using LlmAttributes.Evaluation.Measuring;

namespace LlmAttributes.Evaluation.Quality;

/// <summary>Faults that are put into recorded answers, and whether the checks find these and no others; rules were written with half of the development rows in view, the other half scores.</summary>
internal sealed class QualityTopic : ITopic
{
    // Fewer say nothing of a kind.
    private const int LeastOfKind = 20;

    private readonly QualityScorer _scorer = new(new() { Checks = QualityChecks.All });

    public string Name => "quality";

    public void Measure(TopicContext context)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        DriftFigures.Add(context);
        List<RecordedAnswer> clean = [];
        foreach (var file in RecordedAnswers.Files)
            Read(context, file, clean);
        if (clean.Count == 0)
            return;
        if (context.Acceptance is null)
        {
            Score(context, "rows in view", clean.FindAll(static a => a.IsFitted), addFigures: false);
            Score(context, "rows scored", clean.FindAll(static a => !a.IsFitted), addFigures: true);
        }
        else
        {
            Score(context, "rows scored", clean.ConvertAll(static a => a with { IsFitted = false }), addFigures: true);
        }
    }

    private void Read(TopicContext context, string file, List<RecordedAnswer> clean)
    {
        if (context.Scored.Rows(file) is not { } rows)
        {
            context.ReportMissing(file);
            return;
        }

        using var predictions = new PredictionFile(context.Predictions, "quality." + Path.GetFileName(file).Replace(".gz", "", StringComparison.Ordinal));
        for (var i = 0; i < rows.Count; i++)
        {
            foreach (var answer in RecordedAnswers.OfRow(file, rows[i], i))
            {
                var score = _scorer.Score(answer.Input);
                predictions.Add(rows[i], i, json =>
                {
                    json.WriteString("answer", answer.Id[(answer.Id.LastIndexOf('/') + 1)..]);
                    json.WriteString("prediction", score.Faults.Any() ? "fault" : "clean");
                    json.WriteNumber("score", score.Value);
                    json.WriteString("findings", string.Join("; ", score.Faults));
                });
                if (RecordedAnswers.IsClean(file, rows[i], answer))
                    clean.Add(answer);
            }
        }
    }

    private void Score(TopicContext context, string title, List<RecordedAnswer> answers, bool addFigures)
    {
        FaultTally[] tallies = [.. FaultKinds.All.Select(static kind => new FaultTally(kind))];
        List<double> kept = [];
        Dictionary<string, int> complaints = [];
        foreach (var answer in answers)
        {
            Keep(answer.Input);
            foreach (var tally in tallies)
            {
                var kind = tally.Kind;
                if (kind.Twin?.Invoke(answer, new(answer, kind.Name, answers)) is { } twin)
                    Keep(twin);
                if (kind.Inject(answer, new(answer, kind.Name, answers)) is not { } faulty)
                    continue;
                var score = _scorer.Score(faulty);
                tally.Injected++;
                tally.Found += kind.IsFound(score) ? 1 : 0;
                Blame(score, kind.Finds | kind.Also, except: kind);
            }
        }

        Print(context, title, tallies, kept, complaints);
        if (!addFigures)
            return;
        var judged = Array.FindAll(tallies, static t => t.Injected >= LeastOfKind);
        if (judged.Length > 0)
        {
            context.Figures.Add(new("quality.precision", judged.Min(static t => t.Precision), judged.Sum(static t => t.Injected), ".95"));
            context.Figures.Add(new("quality.recall", judged.Min(static t => t.Recall), judged.Sum(static t => t.Injected), ".80"));
        }

        var (low, high) = Bootstrap.Mean(kept);
        context.Figures.Add(new("quality.clean_kept", kept.Average(), kept.Count, ".97") { Low = low, High = high });

        void Keep(QualityInput input)
        {
            var score = _scorer.Score(input);
            kept.Add(score.Faults.Any() ? 0 : 1);
            foreach (var fault in score.Faults)
                complaints[fault.Check] = complaints.GetValueOrDefault(fault.Check) + 1;
            Blame(score, QualityChecks.None, except: null);
        }

        void Blame(QualityScore score, QualityChecks allowed, FaultKind? except)
        {
            foreach (var tally in tallies)
            {
                if (tally.Kind != except && (tally.Kind.Finds & allowed) == 0 && tally.Kind.IsFound(score))
                    tally.Wrong++;
            }
        }
    }

    private static void Print(TopicContext context, string title, FaultTally[] tallies, List<double> kept, Dictionary<string, int> complaints)
    {
        context.Output.WriteLine(FormattableString.Invariant($"{title}: {kept.Count} clean answers, {kept.Average():0.000} left alone ({string.Join(", ", complaints.OrderByDescending(static c => c.Value).Select(static c => $"{c.Key} {c.Value}"))})"));
        foreach (var tally in tallies)
            context.Output.WriteLine(FormattableString.Invariant($"  {tally.Kind.Name,-18} {tally.Found,5} of {tally.Injected,5} found, recall {tally.Recall:0.000}, {tally.Wrong,4} wrong, precision {tally.Precision:0.000}"));
    }
}
