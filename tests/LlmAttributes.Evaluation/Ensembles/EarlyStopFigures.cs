using System.Globalization;
using LlmAttributes.Evaluation.Measuring;

namespace LlmAttributes.Evaluation.Ensembles;

/// <summary>How few of seven members need be asked.</summary>
internal static class EarlyStopFigures
{
    private const int Members = 7;
    private const double MostCost = 0.325;
    private const int Halves = 10;

    private static readonly double[] s_costs = [0.29, MostCost, 0.4, 0.6, 1];

    public static IReadOnlyList<(string? Answer, double Confidence, int Calls)> Measure(TopicContext context)
    {
        if (EnsembleSources.Read(context, EnsembleSources.Gsm) is not { } set)
            return [];
        var pool = set.Members.Take(Members).ToList();
        var stages = new ConsensusStagesTrainer(new() { MostCost = MostCost }).Train(set.Fitted.Select(row => row.Of(pool)));
        var stopped = set.Scored.ConvertAll(row => AskUntilSure(stages, row.Ballot));
        if (!set.IsJudged)
            return stopped;
        var certain = set.Scored.ConvertAll(row => CertainVote.CallsFor(row.Ballot, pool));
        var plain = set.Scored.ConvertAll(row => PlainVote.Decide(row.Ballot, pool).Answer);
        var ours = set.Scored.Select((row, i) => row.IsRight(stopped[i].Answer) ? 1.0 : 0).ToArray();
        var (low, high) = Bootstrap.Mean(ours);
        context.Figures.Add(new("ensembles.gsm_top7.accuracy", ours.Average(), ours.Length, "base-.005")
        {
            Low = low,
            High = high,
            Baseline = set.Scored.Select((row, i) => row.IsRight(plain[i]) ? 1.0 : 0).Average(),
            BaselineName = "plain vote of seven",
        });
        context.Figures.Add(new("ensembles.gsm_top7.calls_share", stopped.Average(static s => (double)s.Calls) / Members, ours.Length, ".35"));
        context.Figures.Add(new("ensembles.gsm_top7.certain_calls_share", certain.Average(static c => (double)c.Calls) / Members, ours.Length, ".62"));

        // Fifty trainings for people alone.
        if (context.Output != TextWriter.Null)
            PrintCurve(context.Output, set);
        context.Output.WriteLine($"  gsm top 7: {certain.Where((c, i) => c.Answer != plain[i]).Count()} answers differ from the full vote's when asking stops once it is certain");
        return stopped;
    }

    // Many halves of the fitted rows tell more than one split does.
    private static void PrintCurve(TextWriter output, EnsembleSet set)
    {
        output.WriteLine($"  gsm top 7, {Halves} random halves of the fitted rows scored by what the other half taught; share of the calls → right (plain vote of all seven)");
        output.WriteLine("    " + string.Join("  ", s_costs.Select(cost =>
        {
            var (calls, right, plain, count) = (0.0, 0.0, 0.0, 0);
            for (var half = 0; half < Halves; half++)
            {
                var random = new Random(half);
                var rows = set.Fitted.OrderBy(_ => random.Next()).ToList();
                var part = new EnsembleSet(set.File, rows[..(rows.Count / 2)], rows[(rows.Count / 2)..]);
                var pool = part.Members.Take(Members).ToList();
                var stages = new ConsensusStagesTrainer(new() { MostCost = cost }).Train(part.Fitted.Select(row => row.Of(pool)));
                foreach (var row in part.Scored)
                {
                    var stopped = AskUntilSure(stages, row.Ballot);
                    calls += (double)stopped.Calls / Members;
                    right += row.IsRight(stopped.Answer) ? 1 : 0;
                    plain += row.IsRight(PlainVote.Decide(row.Ballot, pool).Answer) ? 1 : 0;
                    count++;
                }
            }

            return string.Create(CultureInfo.InvariantCulture, $"{calls / count:0.00} → {right / count:0.000} ({plain / count:0.000})");
        })));
    }

    private static (string? Answer, double Confidence, int Calls) AskUntilSure(ConsensusStages stages, RecordedBallot ballot)
    {
        for (var asked = 1; ; asked++)
        {
            if (stages.Decide(ballot, asked) is { IsFinal: true } decision)
                return (decision.Consensus.Answer, decision.Consensus.Confidence, asked);
        }
    }
}
