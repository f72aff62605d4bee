using System.Globalization;
using LlmAttributes.Evaluation.Measuring;
using LlmAttributes.Evaluation.Resilience;

namespace LlmAttributes.Evaluation.Routing;

/// <summary>Figures of learning while choosing, on the recorded outcomes of many models in random orders. Nothing is fitted, so all rows are replayed.</summary>
internal static class AdaptiveFigures
{
    private const string File = "llmrouter_9models.jsonl";
    private const int Orders = 20;
    private const int Window = 1000;
    private const int FirstCalls = 500;
    private const double Percent = 100;

    public static void Measure(TopicContext context)
    {
        if (context.Scored.Rows(Path.Combine("routing", File)) is not { } elements)
        {
            context.ReportMissing($"routing/{File}");
            return;
        }

        List<RecordedCall> calls = [.. elements.Select(static row => RoutedRow.ReadMany(row).Call)];
        if (calls.Count <= Window + FirstCalls || calls.Exists(static call => call.Outcomes.Count < 2))
            return;
        var models = calls[0].Outcomes.Select(static outcome => outcome.Model).ToList();
        var single = Best(calls, models);
        var best = calls.GroupBy(static call => call.TaskType ?? "").ToDictionary(static group => group.Key, group => Best([.. group], models));
        var ours = new AdaptiveCurve(calls.Count);
        var simple = new AdaptiveCurve(calls.Count);
        for (var seed = 1; seed <= Orders; seed++)
        {
            var order = Shuffle(calls, seed);
            ours.Add(order, ReplayStrategy.Adaptive(new(models, new() { Seed = seed }, new VirtualClock())), single, best);
            simple.Add(order, new SimpleThompson(models, seed), single, best);
        }

        Add(context, "routing.adaptive.regret_points", "≤5.5", ours, simple, calls.Count);
        Add(context, "routing.adaptive.regret_last1000_points", "≤2.5", ours, simple, Window);
        var mean = ours.Lead(FirstCalls, Window);
        context.Output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"adaptive against '{single}', moving {Window} calls, mean of {Orders} orders: {Percent * mean.Worst:+0.0;-0.0} points at worst once {FirstCalls} calls are past, {Percent * mean.Last:+0.0;-0.0} at the end"));
    }

    private static void Add(TopicContext context, string figure, string bar, AdaptiveCurve ours, AdaptiveCurve simple, int last)
    {
        var values = ours.Regrets(last);
        var (low, high) = Bootstrap.Mean(values);
        context.Figures.Add(new(figure, Percent * values.Average(), Orders, bar)
        {
            Low = Percent * low,
            High = Percent * high,
            Baseline = Percent * simple.Regrets(last).Average(),
            BaselineName = SimpleThompson.Title,
        });
    }

    private static string Best(List<RecordedCall> calls, List<string> models) => models.MaxBy(model => calls.Sum(call => call.Find(model)?.Quality ?? 0))!;

    private static List<RecordedCall> Shuffle(List<RecordedCall> calls, int seed)
    {
        var order = calls.ToArray();
        new Random(seed).Shuffle(order);
        return [.. order];
    }
}
