namespace LlmAttributes.Runtime;

/// <summary>Takes a part of weighted answers.</summary>
internal static class WeightedSubset
{
    /// <summary>Takes those of which something holds, with their weights.</summary>
    public static (T[] Answers, double[] Weights) Where<T>(ReadOnlySpan<T> answers, ReadOnlySpan<double> weights, Predicate<T> holds)
    {
        List<T> kept = [];
        List<double> heavy = [];
        for (var i = 0; i < answers.Length; i++)
        {
            if (!holds(answers[i]))
                continue;
            kept.Add(answers[i]);
            heavy.Add(weights[i]);
        }

        return ([.. kept], [.. heavy]);
    }

    public static double Sum(ReadOnlySpan<double> weights)
    {
        var sum = 0.0;
        foreach (var weight in weights)
            sum += weight;
        return sum;
    }
}
