using System.Text.Json;
using LlmAttributes.Evaluation.Measuring;

namespace LlmAttributes.Evaluation.Routing;

/// <summary>Figures of routing between many models.</summary>
internal static class ManyFigures
{
    private const string File = "llmrouter_9models.jsonl";
    private const int Neighbours = 80;

    public static void Measure(TopicContext context)
    {
        if (RoutedSet.Read(context, File, RoutedRow.ReadMany) is not { } set)
            return;
        var route = set.Train();
        var scores = new double[route.Models.Count];
        List<(string Model, double Score)> chosen = [];
        using (var predictions = new PredictionFile(context.Predictions, File))
        {
            for (var i = 0; i < set.Scored.Count; i++)
            {
                route.Predict(set.Scored[i].Call.Prompt, scores);
                var best = Array.IndexOf(scores, scores.Max());
                chosen.Add((route.Models[best], scores[best]));
                predictions.Add(set.Scored[i].Row, i, json =>
                {
                    json.WriteString("prediction", route.Models[best]);
                    json.WriteNumber("score", scores[best]);
                });
            }
        }

        if (!set.IsJudged)
            return;
        var result = RouteReplay.Run(set.Scored.Select(static row => row.Call), Strategies(set, route));
        context.Output.WriteLine($"{File}: {set.Fitted.Count} rows fitted, {set.Scored.Count} scored; costs and latencies were not recorded");
        context.Output.Write(result);
        PrintPrices(context, set, chosen);
        AddFigures(context, set, chosen, result);
    }

    private static List<ReplayStrategy> Strategies(RoutedSet set, LearnedRoute route)
    {
        var nearest = new NearestPrompts(set.Fitted, route.Models, Neighbours);
        var ranked = route.Models.OrderByDescending(model => Quality(set.Fitted, model)).ToList();
        var lengths = set.Fitted.Select(static row => row.Call.Prompt.Length).Order().ToList();
        return
        [
            new FittedChoice("best on fitted part", _ => ranked[0]),
            ReplayStrategy.Random(route.Models),
            ReplayStrategy.ByLength(ranked[1], ranked[0], lengths[lengths.Count / 2]),
            new FittedChoice($"{Neighbours} nearest prompts", call => nearest.Predict(call.Prompt) is var near ? route.Models[Array.IndexOf(near, near.Max())] : ""),
            ReplayStrategy.Learned(route),
        ];
    }

    private static void AddFigures(TopicContext context, RoutedSet set, List<(string Model, double Score)> chosen, RouteReplayResult result)
    {
        List<double> ours = [.. set.Scored.Select((row, i) => row.Call.Find(chosen[i].Model)?.Quality ?? 0)];
        var single = result.Models[0];
        var best = single.Strategy[ReplayStrategy.Always("").Name.Length..];
        var baseline = set.Scored.Select(row => row.Call.Find(best)?.Quality ?? 0).ToArray();
        var oracle = set.Scored.Select(static row => row.Call.Outcomes.Max(static outcome => outcome.Quality)).ToArray();
        var (low, high) = Bootstrap.Mean(ours);
        context.Figures.Add(new("routing.llmrouter.score", ours.Average(), ours.Count, $">{FormattableString.Invariant($"{single.Quality:0.000}")}")
        {
            Low = low,
            High = high,
            Baseline = single.Quality,
            BaselineName = "best single",
        });
        var (lowGap, highGap) = Bootstrap.Of(ours.Count, rows => Gap(rows, ours, baseline, oracle));
        context.Figures.Add(new("routing.llmrouter.gap_closed", Gap([.. Enumerable.Range(0, ours.Count)], ours, baseline, oracle), ours.Count, ".16")
        {
            Low = lowGap,
            High = highGap,
            Baseline = result.GapClosed(result.Strategies[^2]),
            BaselineName = result.Strategies[^2].Strategy,
        });
    }

    private static double Gap(int[] rows, List<double> ours, double[] single, double[] oracle) =>
        rows.Sum(row => ours[row] - single[row]) / rows.Sum(row => oracle[row] - single[row]);

    private static void PrintPrices(TopicContext context, RoutedSet set, List<(string Model, double Score)> chosen)
    {
        var path = Path.Combine(context.Data.Path, "routing", "llmrouter_models.json");
        if (!System.IO.File.Exists(path))
            return;
        using var document = JsonDocument.Parse(System.IO.File.ReadAllText(path));
        var price = document.RootElement.EnumerateObject().ToDictionary(static model => model.Name, static model => model.Value.GetProperty("input_price").GetDouble(), StringComparer.Ordinal);
        var chars = set.Scored.Sum(static row => (double)row.Call.Prompt.Length);
        var paid = set.Scored.Select((row, i) => row.Call.Prompt.Length * price.GetValueOrDefault(chosen[i].Model)).Sum() / chars;
        context.Output.WriteLine(FormattableString.Invariant($"learned: ${paid:0.00} per million input tokens; the models cost ${price.Values.Min():0.00} to ${price.Values.Max():0.00}"));
    }

    private static double Quality(List<RoutedRow> rows, string model) => rows.Average(row => row.Call.Find(model)?.Quality ?? 0);

    private sealed class FittedChoice(string name, Func<RecordedCall, string> choose) : ReplayStrategy(name)
    {
        public override string Choose(RecordedCall recorded) => choose(recorded);
    }
}
