using LlmAttributes.Evaluation.Measuring;

namespace LlmAttributes.Evaluation.Ensembles;

/// <summary>How few of seven members need be asked.</summary>
internal static class EarlyStopFigures
{
    private const int Members = 7;
    private const double MostCost = 0.325;

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
        context.Output.WriteLine($"  gsm top 7: {certain.Where((c, i) => c.Answer != plain[i]).Count()} answers differ from the full vote's when asking stops once it is certain");
        return stopped;
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
