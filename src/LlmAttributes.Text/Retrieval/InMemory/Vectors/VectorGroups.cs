namespace LlmAttributes;

/// <summary>Vectors in groups around their means, so that a search compares those of the nearest groups alone (an inverted file, found by spherical k-means).</summary>
internal sealed class VectorGroups
{
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
        var sample = Sample(rows, dimensions, slots, VectorMeans.SampleFor(slots.Count), random);
        var groups = new VectorGroups(dimensions, VectorMeans.Of(sample, dimensions, VectorMeans.CountFor(slots.Count)));
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
        _groupOf[slot] = VectorMeans.Nearest(_means, _dimensions, vector);
        _slots[_groupOf[slot]].Add(slot);
    }

    public void Remove(int slot)
    {
        _slots[_groupOf[slot]].Remove(slot);
        _groupOf[slot] = -1;
    }

    /// <summary>Gets the slots of the nearest groups.</summary>
    public IEnumerable<int> SlotsNear(float[] asked, int groups) =>
        VectorMeans.Order(_means, _dimensions, asked).Take(groups).SelectMany(group => _slots[group]);

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
}
