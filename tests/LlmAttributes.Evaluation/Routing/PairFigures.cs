using System.Globalization;
using LlmAttributes.Evaluation.Measuring;

namespace LlmAttributes.Evaluation.Routing;

/// <summary>Figures of routing between a weak and a strong model.</summary>
internal static class PairFigures
{
    private const string Length = "prompt length";
    private const int Neighbours = 100;

    public static void Measure(TopicContext context, string file, string figure, string? bar)
    {
        if (RoutedSet.Read(context, file, RoutedRow.ReadPair) is not { } set)
            return;
        var route = set.Train();
        var ours = Predict(set, route);
        using (var predictions = new PredictionFile(context.Predictions, file))
        {
            for (var i = 0; i < ours.Length; i++)
            {
                predictions.Add(set.Scored[i].Row, i, json =>
                {
                    json.WriteString("prediction", ours[i] > 0 ? RoutedRow.Strong : RoutedRow.Weak);
                    json.WriteNumber("score", ours[i]);
                });
            }
        }

        if (!set.IsJudged)
            return;
        var curve = new GainCurve(Qualities(set, RoutedRow.Weak), Qualities(set, RoutedRow.Strong));
        var random = new Random(1);
        var nearest = new NearestPrompts(set.Fitted, [RoutedRow.Weak, RoutedRow.Strong], Neighbours);
        var byLength = Scores(set, static row => row.Call.Prompt.Length);
        context.Output.WriteLine($"{file}: {set.Fitted.Count} rows fitted, {set.Scored.Count} scored; APGR, and the share of strong calls that goes half / four fifths of the way");
        Print(context.Output, curve, "random", Scores(set, _ => random.NextDouble()));
        Print(context.Output, curve, Length, byLength);
        Print(context.Output, curve, $"{Neighbours} nearest prompts", Scores(set, row => Gain(nearest.Predict(row.Call.Prompt))));
        Print(context.Output, curve, "learned", ours);
        var gain = set.Scored.Select(static row => row.Call.Find(RoutedRow.Strong)!.Quality - row.Call.Find(RoutedRow.Weak)!.Quality).ToArray();
        Print(context.Output, curve, "oracle", gain);

        var (low, high) = Bootstrap.Of(curve.Count, rows => curve.Apgr(ours, rows));
        context.Figures.Add(new(figure, curve.Apgr(ours), curve.Count, bar) { Low = low, High = high, Baseline = curve.Apgr(byLength), BaselineName = Length });
    }

    private static double[] Predict(RoutedSet set, LearnedRoute route)
    {
        var (weak, strong) = (route.IndexOf(RoutedRow.Weak), route.IndexOf(RoutedRow.Strong));
        var scores = new double[route.Models.Count];
        return Scores(set, row =>
        {
            route.Predict(row.Call.Prompt, scores);
            return scores[strong] - scores[weak];
        });
    }

    private static double Gain(double[] weakAndStrong) => weakAndStrong[1] - weakAndStrong[0];

    private static double[] Scores(RoutedSet set, Func<RoutedRow, double> score) => [.. set.Scored.Select(score)];

    private static double[] Qualities(RoutedSet set, string model) => Scores(set, row => row.Call.Find(model)!.Quality);

    private static void Print(TextWriter output, GainCurve curve, string name, double[] scores) =>
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"  {name,-20} {curve.Apgr(scores):0.000}  {curve.CallsFor(scores, 0.5),6:P1} / {curve.CallsFor(scores, 0.8),6:P1}"));
}
