using System.Runtime.InteropServices;

namespace LlmAttributes;

/// <summary>Prompts as sparse rows: the buckets of their features with values, then the numbers of their shape.</summary>
internal sealed class TrainingRows
{
    private readonly int[][] _buckets;
    private readonly float[][] _values;

    private TrainingRows(int[][] buckets, float[][] values, float[] factors)
    {
        (_buckets, _values) = (buckets, values);
        Factors = factors;
    }

    public int Count => _buckets.Length;

    /// <summary>Gets the columns: the buckets, then the shape.</summary>
    public int Columns => Factors.Length + ShapeScale.Count;

    /// <summary>Gets how much a feature of each bucket counts: 1 for the rarest, less the more prompts have it.</summary>
    public float[] Factors { get; }

    /// <summary>Reads prompts.</summary>
    /// <param name="prompts">The prompts.</param>
    /// <param name="scale">The scale of their shapes.</param>
    /// <param name="buckets">How many buckets features are hashed to; a power of two.</param>
    /// <param name="pairs">Whether pairs of neighbours are features too.</param>
    public static TrainingRows Read(IReadOnlyList<string> prompts, ShapeScale scale, int buckets, bool pairs)
    {
        var rows = new int[prompts.Count][];
        var values = new float[prompts.Count][];
        var frequency = new int[buckets];
        Dictionary<int, int> counts = [];
        for (var i = 0; i < rows.Length; i++)
        {
            counts.Clear();
            var features = CountFeatures(prompts[i], buckets, pairs, counts);
            rows[i] = new int[counts.Count + ShapeScale.Count];
            values[i] = new float[rows[i].Length];
            var at = 0;
            foreach (var (bucket, count) in counts)
            {
                frequency[bucket]++;
                rows[i][at] = bucket;
                values[i][at++] = count / MathF.Sqrt(features);
            }

            Array.Sort(rows[i], values[i], 0, at);
            for (var k = 0; k < ShapeScale.Count; k++)
                rows[i][at + k] = buckets + k;
            scale.Measure(prompts[i], values[i].AsSpan(at));
        }

        var factors = Weigh(frequency, prompts.Count);
        for (var i = 0; i < rows.Length; i++)
        {
            for (var k = 0; k < rows[i].Length - ShapeScale.Count; k++)
                values[i][k] *= factors[rows[i][k]];
        }

        return new(rows, values, factors);
    }

    public double Dot(int row, ReadOnlySpan<double> weights)
    {
        var (buckets, values) = (_buckets[row], _values[row]);
        var sum = 0.0;
        for (var k = 0; k < buckets.Length; k++)
            sum += values[k] * weights[buckets[k]];
        return sum;
    }

    /// <summary>Adds a row, times a factor, to a vector.</summary>
    public void AddTo(int row, double factor, Span<double> vector)
    {
        var (buckets, values) = (_buckets[row], _values[row]);
        for (var k = 0; k < buckets.Length; k++)
            vector[buckets[k]] += factor * values[k];
    }

    public ReadOnlySpan<int> Buckets(int row) => _buckets[row];

    public ReadOnlySpan<float> Values(int row) => _values[row];

    private static int CountFeatures(string prompt, int buckets, bool pairs, Dictionary<int, int> counts)
    {
        var tokens = new PromptTokens(prompt);
        var features = 0;
        var last = 0u;
        var isFirst = true;
        while (tokens.Read(out var hash))
        {
            Count(hash);
            if (pairs && !isFirst)
                Count(PromptTokens.Pair(last, hash));
            (last, isFirst) = (hash, false);
        }

        return features;

        void Count(uint feature)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(counts, PromptTokens.Bucket(feature, buckets), out _)++;
            features++;
        }
    }

    private static float[] Weigh(int[] frequency, int count)
    {
        var rarest = Math.Log(1 + count) + 1;
        return Array.ConvertAll(frequency, f => (float)((Math.Log((1.0 + count) / (1 + f)) + 1) / rarest));
    }
}
