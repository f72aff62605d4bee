namespace LlmAttributes;

/// <summary>Tells topics apart: a multinomial logistic regression, fitted by stochastic gradient with a rate per weight (AdaGrad).</summary>
internal static class TopicRegression
{
    private const float Rate = 0.3f;
    private const float Penalty = 1e-6f;
    private const float FirstSquare = 1e-8f;

    /// <summary>Fits weights.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="topics">The topic of each row; rows of topic -1 are left out.</param>
    /// <param name="count">How many topics there are.</param>
    /// <param name="epochs">How often each row is shown.</param>
    /// <param name="random">Orders the rows.</param>
    /// <param name="cancellationToken">Ends the fit.</param>
    /// <returns>The weights, topic by topic.</returns>
    public static double[][] Fit(TrainingRows rows, ReadOnlySpan<int> topics, int count, int epochs, RandomSource random, CancellationToken cancellationToken)
    {
        var weights = new float[rows.Columns * count];
        var squares = new float[weights.Length];
        squares.AsSpan().Fill(FirstSquare);
        var errors = new float[count];
        List<int> order = [];
        for (var row = 0; row < topics.Length; row++)
        {
            if (topics[row] >= 0)
                order.Add(row);
        }

        for (var epoch = 0; epoch < epochs; epoch++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Shuffle(order, random);
            foreach (var row in order)
            {
                Score(rows, row, weights, errors);
                Softmax(errors);
                errors[topics[row]] -= 1;
                Step(rows, row, weights, squares, errors);
            }
        }

        var byTopic = new double[count][];
        for (var t = 0; t < count; t++)
        {
            byTopic[t] = new double[rows.Columns];
            for (var j = 0; j < rows.Columns; j++)
                byTopic[t][j] = weights[(j * count) + t];
        }

        return byTopic;
    }

    /// <summary>Turns scores into probabilities.</summary>
    public static void Softmax(Span<float> scores)
    {
        var largest = float.NegativeInfinity;
        foreach (var score in scores)
            largest = Math.Max(largest, score);
        var sum = 0f;
        foreach (ref var score in scores)
            sum += score = MathF.Exp(score - largest);
        foreach (ref var score in scores)
            score /= sum;
    }

    private static void Score(TrainingRows rows, int row, ReadOnlySpan<float> weights, Span<float> scores)
    {
        scores.Clear();
        var buckets = rows.Buckets(row);
        var values = rows.Values(row);
        for (var k = 0; k < buckets.Length; k++)
        {
            var of = weights.Slice(buckets[k] * scores.Length, scores.Length);
            for (var t = 0; t < of.Length; t++)
                scores[t] += values[k] * of[t];
        }
    }

    private static void Step(TrainingRows rows, int row, Span<float> weights, Span<float> squares, ReadOnlySpan<float> errors)
    {
        var buckets = rows.Buckets(row);
        var values = rows.Values(row);
        for (var k = 0; k < buckets.Length; k++)
        {
            var of = weights.Slice(buckets[k] * errors.Length, errors.Length);
            var seen = squares.Slice(buckets[k] * errors.Length, errors.Length);
            for (var t = 0; t < of.Length; t++)
            {
                var gradient = (errors[t] * values[k]) + (Penalty * of[t]);
                seen[t] += gradient * gradient;
                of[t] -= Rate * gradient / MathF.Sqrt(seen[t]);
            }
        }
    }

    private static void Shuffle(List<int> order, RandomSource random)
    {
        for (var i = order.Count - 1; i > 0; i--)
        {
            var other = (int)(random.NextDouble() * (i + 1));
            (order[i], order[other]) = (order[other], order[i]);
        }
    }
}
