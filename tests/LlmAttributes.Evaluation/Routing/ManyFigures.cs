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
        var predicted = set.Scored.ConvertAll(row =>
        {
            var scores = new double[route.Models.Count];
            route.Predict(row.Call.Prompt, scores);
            return scores;
        });
        var chosen = predicted.ConvertAll(scores => Best(route, scores));
        using (var predictions = new PredictionFile(context.Predictions, File))
        {
            for (var i = 0; i < chosen.Count; i++)
            {
                predictions.Add(set.Scored[i].Row, i, json =>
                {
                    json.WriteString("prediction", chosen[i]);
                    json.WriteNumber("score", predicted[i].Max());
                });
            }
        }

        if (!set.IsJudged)
            return;
        var result = RouteReplay.Run(set.Scored.Select(static row => row.Call), Strategies(set, route));
        context.Output.WriteLine($"{File}: {set.Fitted.Count} rows fitted, {set.Scored.Count} scored; costs and latencies were not recorded");
        context.Output.Write(result);
        PrintPrices(context, set, route, predicted, result.Models[0]);
        AddFigures(context, set, route, chosen, result);
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
            new FittedChoice($"{Neighbours} nearest prompts", call => Best(route, nearest.Predict(call.Prompt))),
            ReplayStrategy.Learned(route),
        ];
    }

    private static void AddFigures(TopicContext context, RoutedSet set, LearnedRoute route, List<string> chosen, RouteReplayResult result)
    {
        List<double> ours = [.. set.Scored.Select((row, i) => row.Call.Find(chosen[i])?.Quality ?? 0)];
        var single = result.Models[0];
        var best = Alone(route, single);
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

    /// <summary>Prints what input tokens cost on average, and how little they can cost at the quality of the best single model: each dollar is weighed against quality, ever more.</summary>
    private static void PrintPrices(TopicContext context, RoutedSet set, LearnedRoute route, List<double[]> predicted, ReplayScore single)
    {
        var path = Path.Combine(context.Data.Path, "routing", "llmrouter_models.json");
        if (!System.IO.File.Exists(path))
            return;
        using var document = JsonDocument.Parse(System.IO.File.ReadAllText(path));
        var prices = route.Models.Select(model => document.RootElement.TryGetProperty(model, out var facts) ? facts.GetProperty("input_price").GetDouble() : 0).ToArray();
        var best = prices[route.IndexOf(Alone(route, single))];
        var (cheapest, paid) = (double.PositiveInfinity, 0.0);
        for (var weight = 0.0; weight < 1; weight += 0.005)
        {
            var (quality, price) = Weigh(set, route, predicted, prices, weight);
            paid = weight == 0 ? price : paid;
            if (quality >= single.Quality)
                cheapest = Math.Min(cheapest, price);
        }

        context.Output.WriteLine(FormattableString.Invariant(
            $"learned: ${paid:0.00} per million input tokens; at the quality of the best single model ${cheapest:0.00}, against its ${best:0.00}"));
    }

    private static (double Quality, double Price) Weigh(RoutedSet set, LearnedRoute route, List<double[]> predicted, double[] prices, double weight)
    {
        var (quality, price, chars) = (0.0, 0.0, 0.0);
        for (var i = 0; i < predicted.Count; i++)
        {
            var scores = predicted[i].Select((score, k) => score - (weight * prices[k])).ToArray();
            var best = Array.IndexOf(scores, scores.Max());
            var length = set.Scored[i].Call.Prompt.Length;
            quality += set.Scored[i].Call.Find(route.Models[best])?.Quality ?? 0;
            price += prices[best] * length;
            chars += length;
        }

        return (quality / predicted.Count, price / chars);
    }

    private static string Best(LearnedRoute route, double[] scores) => route.Models[Array.IndexOf(scores, scores.Max())];

    private static string Alone(LearnedRoute route, ReplayScore single) => route.Models.First(model => ReplayStrategy.Always(model).Name == single.Strategy);

    private static double Quality(List<RoutedRow> rows, string model) => rows.Average(row => row.Call.Find(model)?.Quality ?? 0);

    private sealed class FittedChoice(string name, Func<RecordedCall, string> choose) : ReplayStrategy(name)
    {
        public override string Choose(RecordedCall recorded) => choose(recorded);
    }
}
