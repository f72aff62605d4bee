using System.Numerics.Tensors;

namespace LlmAttributes;

/// <summary>Vectors in groups around their means, so that a search compares those of the nearest groups alone (an inverted file, found by spherical k-means).</summary>
internal sealed class VectorGroups
{
    private const int Rounds = 6;
    private const int SampledOfGroup = 48;

    private readonly int _dimensions;
    private readonly float[] _means;
    private readonly List<int>[] _slots;
    private readonly List<int> _groupOf = [];

    private VectorGroups(int dimensions, float[] means)
    {
        _dimensions = dimensions;
        _means = means;
        _slots = new List<int>[means.Length / dimensions];
        for (var i = 0; i < _slots.Length; i++)
            _slots[i] = [];
    }

    public int Count => _slots.Length;

    /// <summary>Parts vectors into groups, whose number grows with the root of theirs.</summary>
    public static VectorGroups Of(VectorRows rows, int dimensions, IReadOnlyList<int> slots, int seed)
    {
        var random = new Random(seed);
        var count = Math.Max(1, (int)Math.Sqrt(slots.Count));
        var sample = Sample(rows, dimensions, slots, Math.Min(slots.Count, count * SampledOfGroup), random);
        var groups = new VectorGroups(dimensions, MeansOf(sample, dimensions, count));
        var vector = new float[dimensions];
        foreach (var slot in slots)
        {
            rows.Read(slot, vector);
            groups.Add(slot, vector);
        }

        return groups;
    }

    public void Add(int slot, ReadOnlySpan<float> vector)
    {
        while (slot >= _groupOf.Count)
            _groupOf.Add(-1);
        _groupOf[slot] = Nearest(_means, _dimensions, vector);
        _slots[_groupOf[slot]].Add(slot);
    }

    public void Remove(int slot)
    {
        _slots[_groupOf[slot]].Remove(slot);
        _groupOf[slot] = -1;
    }

    /// <summary>Gets the slots of the nearest groups.</summary>
    public IEnumerable<int> SlotsNear(float[] asked, int groups)
    {
        var similarities = new float[Count];
        var order = new int[Count];
        for (var i = 0; i < order.Length; i++)
            (similarities[i], order[i]) = (-TensorPrimitives.Dot<float>(asked, _means.AsSpan(i * _dimensions, _dimensions)), i);
        Array.Sort(similarities, order);
        return order.Take(groups).SelectMany(group => _slots[group]);
    }

    private static float[] Sample(VectorRows rows, int dimensions, IReadOnlyList<int> slots, int count, Random random)
    {
        var sample = new float[count * dimensions];
        var left = slots.ToArray();
        for (var i = 0; i < count; i++)
        {
            var at = random.Next(i, left.Length);
            (left[i], left[at]) = (left[at], left[i]);
            rows.Read(left[i], sample.AsSpan(i * dimensions, dimensions));
        }

        return sample;
    }

    // The sample is in random order, so its first vectors are a fair beginning. A group that loses all its vectors keeps its mean.
    private static float[] MeansOf(float[] sample, int dimensions, int count)
    {
        var means = sample[..(count * dimensions)];
        for (var round = 0; round < Rounds; round++)
        {
            var sums = new float[means.Length];
            for (var start = 0; start < sample.Length; start += dimensions)
            {
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

    private static int Nearest(float[] means, int dimensions, ReadOnlySpan<float> vector)
    {
        var (best, most) = (0, float.NegativeInfinity);
        for (var i = 0; i * dimensions < means.Length; i++)
        {
            var similarity = TensorPrimitives.Dot(vector, means.AsSpan(i * dimensions, dimensions));
            if (similarity > most)
                (best, most) = (i, similarity);
        }

        return best;
    }
}
