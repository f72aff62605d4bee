using LlmAttributes.Evaluation.Measuring;

namespace LlmAttributes.Evaluation.Quality;

/// <summary>Simulated scores that drop by 0.1 after a thousand calls: how soon it is found, and how often it is found where nothing happened.</summary>
internal static class DriftFigures
{
    private const int Runs = 200;
    private const int Before = 1000;
    private const int After = 400;
    private const int Soon = 100;
    private const int Quiet = 20_000;

    // Scores between 0 and 1 with this mean and standard deviation; the wider ones are printed to show where the promise ends.
    private static readonly (double Mean, double Deviation)[] s_scores = [(0.85, 0.08), (0.85, 0.12), (0.9, 0.12), (0.8, 0.15), (0.8, 0.2)];

    private static readonly (double Mean, double Deviation) s_figure = (0.85, 0.12);

    public static void Add(TopicContext context)
    {
        foreach (var scores in s_scores)
        {
            List<int> delays = [];
            List<double> soon = [];
            var alarms = 0;
            for (var run = 0; run < Runs; run++)
            {
                var random = new Random(run);
                var delay = Delay(random, scores.Mean, scores.Deviation);
                delays.Add(delay);
                soon.Add(delay <= Soon ? 1 : 0);
                alarms += FalseAlarms(random, scores.Mean, scores.Deviation);
            }

            delays.Sort();
            var rate = alarms * 10_000.0 / ((double)Runs * Quiet);
            context.Output.WriteLine(FormattableString.Invariant(
                $"drift of 0.1 at mean {scores.Mean} ± {scores.Deviation}: found within {Soon} calls {soon.Average():0.000}, median {delays[Runs / 2]}, 95th percentile {delays[Runs * 95 / 100]}; {rate:0.00} false alarms per 10,000"));
            if (scores != s_figure)
                continue;
            var (low, high) = Bootstrap.Mean(soon);
            context.Figures.Add(new("quality.drift_within_100", soon.Average(), Runs, ".95") { Low = low, High = high });
            context.Figures.Add(new("quality.drift_false_alarms_per_10000", rate, Runs * Quiet, "1"));
        }
    }

    private static int Delay(Random random, double mean, double deviation)
    {
        var detector = new PageHinkley();
        for (var i = 0; i < Before; i++)
            detector.Add(Score(random, mean, deviation));
        for (var i = 1; i <= After; i++)
        {
            if (detector.Add(Score(random, mean - 0.1, deviation)))
                return i;
        }

        return After;
    }

    private static int FalseAlarms(Random random, double mean, double deviation)
    {
        var detector = new PageHinkley();
        var alarms = 0;
        for (var i = 0; i < Quiet; i++)
            alarms += detector.Add(Score(random, mean, deviation)) ? 1 : 0;
        return alarms;
    }

    // A beta distribution by the share of one gamma-distributed number in two.
    private static double Score(Random random, double mean, double deviation)
    {
        var size = (mean * (1 - mean) / (deviation * deviation)) - 1;
        var a = Gamma(random, mean * size);
        return a / (a + Gamma(random, (1 - mean) * size));
    }

    // The method of Marsaglia and Tsang.
    private static double Gamma(Random random, double shape)
    {
        if (shape < 1)
            return Gamma(random, shape + 1) * Math.Pow(1 - random.NextDouble(), 1 / shape);
        var d = shape - (1.0 / 3);
        var c = 1 / Math.Sqrt(9 * d);
        while (true)
        {
            var normal = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
            var v = Math.Pow(1 + (c * normal), 3);
            if (v > 0 && Math.Log(1 - random.NextDouble()) < (0.5 * normal * normal) + d - (d * v) + (d * Math.Log(v)))
                return d * v;
        }
    }
}
