using System.Numerics.Tensors;

namespace LlmAttributes;

/// <summary>The vectors of a partition, by the row of their passage. Read by many while nobody writes.</summary>
internal sealed class VectorShelf(InMemoryIndexOptions options)
{
    private const int RowsBetweenChecks = 4_096;
    private const int Gone = -1;

    private readonly Dictionary<int, int> _slotOf = [];
    private readonly List<int> _rowOf = [];
    private readonly Stack<int> _free = [];
    private VectorRows? _rows;
    private VectorGroups? _groups;
    private int _grouped;

    public int Count => _slotOf.Count;

    /// <summary>Gets the length of the vectors; 0 before the first.</summary>
    public int Dimensions { get; private set; }

    public bool Has(int row) => _slotOf.ContainsKey(row);

    public void Add(int row, ReadOnlyMemory<float> vector)
    {
        if (_rows is null)
        {
            Dimensions = vector.Length;
            _rows = VectorRows.Of(options.Precision, Dimensions);
        }

        if (!_free.TryPop(out var slot))
        {
            slot = _rowOf.Count;
            _rowOf.Add(Gone);
        }

        _rows.Write(slot, vector, ScaleOf(vector.Span));
        (_rowOf[slot], _slotOf[row]) = (row, slot);
        _groups?.Add(slot, vector.Span);
        if (Count > options.ExactUpTo && Count >= 2 * _grouped)
            Group();
    }

    public void Remove(int row)
    {
        if (!_slotOf.Remove(row, out var slot))
            return;
        _groups?.Remove(slot);
        _rowOf[slot] = Gone;
        _free.Push(slot);
        if (Count > 0)
            return;
        (_rows, _groups, _grouped, Dimensions) = (null, null, 0, 0);
        _rowOf.Clear();
        _free.Clear();
    }

    /// <summary>Gives rows other numbers.</summary>
    public void Renumber(IReadOnlyDictionary<int, int> rows)
    {
        _slotOf.Clear();
        for (var slot = 0; slot < _rowOf.Count; slot++)
        {
            if (_rowOf[slot] != Gone)
                _slotOf[_rowOf[slot] = rows[_rowOf[slot]]] = slot;
        }
    }

    /// <summary>Finds the nearest vectors.</summary>
    /// <param name="vector">What they are near to.</param>
    /// <param name="limit">How many are wanted.</param>
    /// <param name="isMeant">Whether a row is meant at all.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <returns>The rows with their cosines, the nearest first.</returns>
    public List<(int Row, float Similarity)> Search(ReadOnlySpan<float> vector, int limit, Func<int, bool>? isMeant, CancellationToken cancellationToken)
    {
        if (_rows is null || limit < 1)
            return [];
        var asked = new float[vector.Length];
        TensorPrimitives.Multiply(vector, ScaleOf(vector), asked);
        if (_groups is not null)
        {
            var near = Best(asked, _groups.SlotsNear(asked, (int)Math.Ceiling(_groups.Count * options.ProbedShare)), limit, isMeant, cancellationToken);
            if (near.Count == limit || isMeant is null)
                return near;
        }

        // What a filter leaves may stand in any group.
        return Best(asked, Enumerable.Range(0, _rowOf.Count), limit, isMeant, cancellationToken);
    }

    private List<(int Row, float Similarity)> Best(float[] asked, IEnumerable<int> slots, int limit, Func<int, bool>? isMeant, CancellationToken cancellationToken)
    {
        var comparison = _rows!.CompareWith(asked);
        var best = new PriorityQueue<int, float>();
        var seen = 0;
        foreach (var slot in slots)
        {
            if (seen++ % RowsBetweenChecks == 0)
                cancellationToken.ThrowIfCancellationRequested();
            var row = _rowOf[slot];
            if (row == Gone)
                continue;
            var similarity = comparison.With(slot);
            if ((best.Count == limit && best.TryPeek(out _, out var least) && similarity <= least) || isMeant?.Invoke(row) == false)
                continue;
            if (best.Count == limit)
                best.DequeueEnqueue(row, similarity);
            else
                best.Enqueue(row, similarity);
        }

        return [.. best.UnorderedItems.Select(static item => (item.Element, item.Priority)).OrderByDescending(static item => item.Priority).ThenBy(static item => item.Element)];
    }

    private void Group()
    {
        _groups = VectorGroups.Of(_rows!, Dimensions, [.. _slotOf.Values.Order()], options.Seed);
        _grouped = Count;
    }

    // A vector that has no direction is near to nothing.
    private static float ScaleOf(ReadOnlySpan<float> vector) => TensorPrimitives.Norm(vector) is var norm and > 0 ? 1 / norm : 0;
}
