using System.Numerics.Tensors;

namespace LlmAttributes;

/// <summary>The means around which vectors are grouped, one after the other in an array, found by spherical k-means.</summary>
internal static class VectorMeans
{
    private const int Rounds = 6;
    private const int SampledOfGroup = 48;
    private const int VectorsBetweenChecks = 256;

    /// <summary>Tells into how many groups vectors are parted: the root of their number.</summary>
    public static int CountFor(long vectors) => Math.Max(1, (int)Math.Sqrt(vectors));

    /// <summary>Tells how many of them are enough to find the means.</summary>
    public static int SampleFor(long vectors) => (int)Math.Min(vectors, (long)CountFor(vectors) * SampledOfGroup);

    /// <summary>Finds the means of a sample.</summary>
    /// <param name="sample">Vectors of length 1, one after the other, in random order.</param>
    /// <param name="dimensions">The length of each.</param>
    /// <param name="count">How many means there are.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <returns>The means, of length 1.</returns>
    public static float[] Of(float[] sample, int dimensions, int count, CancellationToken cancellationToken = default)
    {
        // The sample is in random order, so its first vectors are a fair beginning. A group that loses all its vectors keeps its mean.
        var means = sample[..(count * dimensions)];
        for (var round = 0; round < Rounds; round++)
        {
            var sums = new float[means.Length];
            for (var start = 0; start < sample.Length; start += dimensions)
            {
                if (start / dimensions % VectorsBetweenChecks == 0)
                    cancellationToken.ThrowIfCancellationRequested();
                var vector = sample.AsSpan(start, dimensions);
                var sum = sums.AsSpan(Nearest(means, dimensions, vector) * dimensions, dimensions);
                TensorPrimitives.Add<float>(sum, vector, sum);
            }

            for (var start = 0; start < sums.Length; start += dimensions)
            {
                var sum = sums.AsSpan(start, dimensions);
                if (TensorPrimitives.Norm<float>(sum) is var norm and > 0)
                    TensorPrimitives.Divide(sum, norm, means.AsSpan(start, dimensions));
            }
        }

        return means;
    }

    /// <summary>Finds the mean that a vector is nearest to.</summary>
    public static int Nearest(ReadOnlySpan<float> means, int dimensions, ReadOnlySpan<float> vector)
    {
        var (best, most) = (0, float.NegativeInfinity);
        for (var i = 0; i * dimensions < means.Length; i++)
        {
            var similarity = TensorPrimitives.Dot(vector, means.Slice(i * dimensions, dimensions));
            if (similarity > most)
                (best, most) = (i, similarity);
        }

        return best;
    }

    /// <summary>Orders the means by how near they are to a vector, the nearest first.</summary>
    public static int[] Order(ReadOnlySpan<float> means, int dimensions, ReadOnlySpan<float> vector)
    {
        var order = new int[means.Length / dimensions];
        var similarities = new float[order.Length];
        for (var i = 0; i < order.Length; i++)
            (similarities[i], order[i]) = (-TensorPrimitives.Dot(vector, means.Slice(i * dimensions, dimensions)), i);
        Array.Sort(similarities, order);
        return order;
    }
}
