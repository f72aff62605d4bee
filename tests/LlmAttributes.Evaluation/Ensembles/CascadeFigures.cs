using System.Globalization;
using LlmAttributes.Evaluation.Measuring;

namespace LlmAttributes.Evaluation.Ensembles;

/// <summary>Two cheap members, then a strong one: when to ask it.</summary>
internal static class CascadeFigures
{
    private const double AimedRatio = 0.82;
    private const int Halves = 16;
    private const string Rule = "two cheap agree, else strong";

    private static readonly string[] s_cheap = ["gpt-4o-mini-2024-07-18", "gemini-1.5-flash"];
    private static readonly string[] s_strong = ["gpt-4o-2024-08-06"];
    private static readonly string[] s_names = ["gsm", "crux", "mathl5"];

    /// <param name="context">Where figures go.</param>
    /// <param name="stopped">The answers of the vote of seven on the first set.</param>
    public static void Measure(TopicContext context, IReadOnlyList<(string? Answer, double Confidence, int Calls)> stopped)
    {
        var sets = s_names.Select(name => EnsembleSources.Read(context, $"zeroeval_{name}.jsonl.gz")).OfType<EnsembleSet>().ToList();
        var known = Known(sets);
        foreach (var set in sets)
            Measure(context, set, known, set.File == EnsembleSources.Gsm ? stopped : []);
        if (context.Acceptance is null && context.Output != TextWriter.Null)
            PrintHalves(context.Output, sets);
    }

    private static void Measure(TopicContext context, EnsembleSet set, List<RecordedBallot> known, IReadOnlyList<(string? Answer, double Confidence, int Calls)> stopped)
    {
        var name = set.Fitted[0].Ballot.TaskType!;
        var (cheap, strong, chosen) = Run(set, known);
        Predict(context, set, chosen, cheap, stopped);
        if (!set.IsJudged)
            return;
        var rule = RightByRule(set);
        var ours = Right(set, chosen);
        var escalated = set.Scored.Count(static row => !Agree(row));
        var (low, high) = Bootstrap.Mean(ours);
        context.Figures.Add(new($"cascade.{name}.accuracy", ours.Average(), ours.Length, "base-.005") { Low = low, High = high, Baseline = rule.Average(), BaselineName = Rule });
        context.Figures.Add(new($"cascade.{name}.escalation_ratio", cheap.Count(static decision => !decision.IsFinal) / (double)escalated, escalated, ".9"));
        PrintCurve(context.Output, set, cheap, strong, rule.Average(), escalated);
    }

    private static (List<StageDecision> Cheap, List<ConsensusDecision> Strong, List<ConsensusDecision> Chosen) Run(EnsembleSet set, IEnumerable<RecordedBallot> known)
    {
        var stages = new ConsensusStagesTrainer(new()
        {
            MostCost = AimedRatio * set.Fitted.Average(static row => Agree(row) ? 0.0 : 1),
            Costs = new Dictionary<string, double> { [s_cheap[0]] = 0, [s_cheap[1]] = 0, [s_strong[0]] = 1 },
            AcceptAgreement = true,
            LatestStageWins = true,
        }).Train(known, [s_cheap, s_strong]);
        var paced = new PacedStages(stages);
        var cheap = set.Scored.ConvertAll(row => paced.Decide(row.Ballot, 1));
        var strong = set.Scored.ConvertAll(row => stages.Decide(row.Ballot, 2).Consensus);
        return (cheap, strong, [.. cheap.Select((decision, i) => decision.IsFinal ? decision.Consensus : strong[i])]);
    }

    private static double[] RightByRule(EnsembleSet set) =>
        [.. set.Scored.Select(static row => row.IsRight(Agree(row) ? row.Ballot.Answers[s_cheap[0]] : ByRule(row)) ? 1.0 : 0)];

    private static double[] Right(EnsembleSet set, List<ConsensusDecision> chosen) => [.. set.Scored.Select((row, i) => row.IsRight(chosen[i].Answer) ? 1.0 : 0)];

    // One split of a hundred doubtful questions says little.
    private static void PrintHalves(TextWriter output, List<EnsembleSet> sets)
    {
        var results = sets.ConvertAll(static _ => (Ratio: 0.0, Loss: 0.0, Passed: 0));
        for (var half = 0; half < Halves; half++)
        {
            var random = new Random(half);
            var parts = sets.ConvertAll(set =>
            {
                var rows = set.Fitted.Concat(set.Scored).OrderBy(_ => random.Next()).ToList();
                return new EnsembleSet(set.File, rows[..(rows.Count / 2)], rows[(rows.Count / 2)..]);
            });
            var known = Known(parts);
            for (var i = 0; i < parts.Count; i++)
            {
                var (cheap, _, chosen) = Run(parts[i], known);
                var ratio = cheap.Count(static decision => !decision.IsFinal) / (double)parts[i].Scored.Count(static row => !Agree(row));
                var loss = RightByRule(parts[i]).Average() - Right(parts[i], chosen).Average();
                results[i] = (results[i].Ratio + (ratio / Halves), results[i].Loss + (loss / Halves), results[i].Passed + (ratio <= 0.9 && loss <= 0.005 ? 1 : 0));
            }
        }

        for (var i = 0; i < sets.Count; i++)
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  cascade {sets[i].File}: over {Halves} random halves {results[i].Ratio:0.000} of the rule's escalations, {-100 * results[i].Loss:+0.00;-0.00} points against the rule; both bars met in {results[i].Passed}"));
    }

    private static List<RecordedBallot> Known(List<EnsembleSet> sets) => [.. sets.SelectMany(static set => set.Fitted.Select(static row => row.Of([.. s_cheap, .. s_strong])))];

    private static void PrintCurve(TextWriter output, EnsembleSet set, List<StageDecision> cheap, List<ConsensusDecision> strong, double rule, int escalated)
    {
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  cascade {set.File}: the rule is right at {rule:0.000} and escalates {(double)escalated / set.Scored.Count:P1}; escalated share → right"));
        // Questions on which the cheap members agree come last, so that at the rule's own share the same ones are escalated.
        var order = Enumerable.Range(0, set.Scored.Count).OrderBy(i => Agree(set.Scored[i])).ThenByDescending(i => cheap[i].Gain).ToList();
        var points = Enumerable.Range(0, 11).Select(step => step * set.Scored.Count / 10).Append(escalated).Append((int)(escalated * 0.9)).Distinct().Order();
        output.WriteLine("    " + string.Join("  ", points.Select(count =>
        {
            var asked = order.Take(count).ToHashSet();
            var right = set.Scored.Where((row, i) => row.IsRight(asked.Contains(i) ? strong[i].Answer : cheap[i].Consensus.Answer)).Count();
            return string.Create(CultureInfo.InvariantCulture, $"{(double)count / set.Scored.Count:0.00} → {(double)right / set.Scored.Count:0.000}");
        })));
    }

    private static bool Agree(EnsembleRow row) => row.Ballot.Answers.TryGetValue(s_cheap[0], out var first) && row.Ballot.Answers.GetValueOrDefault(s_cheap[1]) == first;

    private static string? ByRule(EnsembleRow row) => s_strong.Concat(s_cheap).Select(member => row.Ballot.Answers.GetValueOrDefault(member)).FirstOrDefault(static answer => answer is not null);

    private static void Predict(TopicContext context, EnsembleSet set, List<ConsensusDecision> chosen, List<StageDecision> cheap, IReadOnlyList<(string? Answer, double Confidence, int Calls)> stopped)
    {
        string[] members = [.. s_strong, .. s_cheap];
        using var predictions = new PredictionFile(context.Predictions, Path.GetFileNameWithoutExtension(set.File));
        for (var i = 0; i < chosen.Count; i++)
        {
            predictions.Add(set.Scored[i].Row, i, json =>
            {
                json.WriteString("prediction", set.Scored[i].Written(chosen[i].Answer, members));
                json.WriteNumber("score", cheap[i].Gain);
                json.WriteNumber("confidence", chosen[i].Confidence);
                json.WriteNumber("calls", cheap[i].IsFinal ? s_cheap.Length : members.Length);
                if (i >= stopped.Count)
                    return;
                json.WriteStartObject("top7");
                json.WriteString("prediction", set.Scored[i].Written(stopped[i].Answer, set.Members));
                json.WriteNumber("confidence", stopped[i].Confidence);
                json.WriteNumber("calls", stopped[i].Calls);
                json.WriteEndObject();
            });
        }
    }
}
