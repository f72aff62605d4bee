namespace LlmAttributes.Evaluation.Tasks;

/// <summary>Fits a multinomial logistic regression over the detector's features by AdaGrad.</summary>
/// <remarks>
/// Each feature weighs as much as it tells the classes apart on the fitted rows (the largest log ratio, as in S. Wang and C. Manning, Baselines and Bigrams, 2012); what is
/// fitted is then the factor on it.
/// </remarks>
internal sealed class TaskTrainer
{
    private const int Epochs = 30;
    private const double Rate = 0.4;
    private const double Decay = 2e-7;
    private const double Base = 0.3;
    private const double Certain = 6;
    private const float Smoothing = 0.5f;

    private readonly List<uint[]> _rows = [];
    private readonly List<int> _classes = [];

    /// <summary>Adds a request to fit on.</summary>
    public void Add(string text, int @class)
    {
        var features = Features(text);
        if (features.Length == 0)
            return;
        _rows.Add(features);
        _classes.Add(@class);
    }

    /// <summary>Fits the weights.</summary>
    /// <param name="classes">How many classes there are.</param>
    /// <param name="buckets">The buckets of the features.</param>
    /// <param name="seed">The seed of the order in which the rows are seen.</param>
    /// <returns>The weights, class by class.</returns>
    public float[][] Fit(int classes, int buckets, int seed = 7)
    {
        var prior = Informativeness(classes, buckets);
        var weights = Enumerable.Range(0, classes).Select(_ => new double[buckets]).ToArray();
        var squares = Enumerable.Range(0, classes).Select(_ => new double[buckets]).ToArray();
        var order = Enumerable.Range(0, _rows.Count).ToArray();
        var random = new Random(seed);
        var scores = new double[classes];
        for (var epoch = 0; epoch < Epochs; epoch++)
        {
            random.Shuffle(order);
            foreach (var row in order)
                Step(_rows[row], _classes[row], prior, weights, squares, scores);
        }

        return Array.ConvertAll(weights, w => w.Select((value, i) => (float)(value * prior[i])).ToArray());
    }

    /// <summary>Counts how much likelier each feature is in a class than in the others, as naive Bayes does.</summary>
    /// <param name="classes">How many classes there are.</param>
    /// <param name="buckets">The buckets of the features.</param>
    /// <returns>The logarithms, class by class.</returns>
    public float[][] Count(int classes, int buckets)
    {
        var counts = Enumerable.Range(0, classes).Select(_ => new float[buckets]).ToArray();
        for (var r = 0; r < _rows.Count; r++)
        {
            foreach (var bucket in _rows[r].Select(f => PromptTokens.Bucket(f, buckets)).Distinct())
                counts[_classes[r]][bucket]++;
        }

        var totals = Array.ConvertAll(counts, static c => c.Sum());
        return [.. counts.Select((own, k) => own.Select((count, i) =>
        {
            var others = counts.Sum(c => c[i]) - count;
            return count + others == 0 ? 0 : MathF.Log((count + Smoothing) / (totals[k] + (Smoothing * buckets)) / ((others + Smoothing) / (totals.Sum() - totals[k] + (Smoothing * buckets))));
        }).ToArray())];
    }

    /// <summary>Hashes the features of a text.</summary>
    public static uint[] Features(string text)
    {
        var tokens = new uint[PromptTokens.MaxTokens];
        var count = TaskFeatures.ReadTokens(text, tokens, new int[PromptTokens.MaxTokens * 2]);
        if (count == 0)
            return [];
        var features = new uint[TaskFeatures.Most];
        return features[..TaskFeatures.Of(text, tokens.AsSpan(0, count), features)];
    }

    private static void Step(uint[] features, int @class, double[] prior, double[][] weights, double[][] squares, double[] scores)
    {
        var share = 1 / Math.Sqrt(features.Length);
        for (var k = 0; k < scores.Length; k++)
            scores[k] = features.Sum(f => weights[k][Bucket(f, prior)] * prior[Bucket(f, prior)]) * share;
        var top = scores.Max();
        var sum = scores.Sum(s => Math.Exp(s - top));
        for (var k = 0; k < scores.Length; k++)
        {
            var error = (Math.Exp(scores[k] - top) / sum) - (k == @class ? 1 : 0);
            foreach (var feature in features)
            {
                var i = Bucket(feature, prior);
                var slope = (error * share * prior[i]) + (Decay * weights[k][i] * features.Length);
                squares[k][i] += slope * slope;
                weights[k][i] -= Rate * slope / Math.Sqrt(squares[k][i] + 1e-4);
            }
        }
    }

    private double[] Informativeness(int classes, int buckets)
    {
        var counts = new double[classes, buckets];
        var totals = new double[classes];
        for (var r = 0; r < _rows.Count; r++)
        {
            totals[_classes[r]]++;
            foreach (var bucket in _rows[r].Select(f => PromptTokens.Bucket(f, buckets)).Distinct())
                counts[_classes[r], bucket]++;
        }

        var result = new double[buckets];
        for (var i = 0; i < buckets; i++)
        {
            var all = Enumerable.Range(0, classes).Sum(k => counts[k, i]);
            if (all == 0)
                continue;
            var largest = Enumerable.Range(0, classes).Max(k => Math.Abs(Math.Log((counts[k, i] + 0.5) / (totals[k] + 1) / ((all - counts[k, i] + 0.5) / (_rows.Count - totals[k] + 1)))));
            result[i] = Base + (largest * Math.Min(1, Math.Sqrt(all / Certain)));
        }

        return result;
    }

    private static int Bucket(uint feature, double[] buckets) => PromptTokens.Bucket(feature, buckets.Length);
}
