using System.Runtime.Intrinsics;

namespace LlmAttributes;

/// <summary>The nearest of the rows that were offered so far, the nearest first.</summary>
internal ref struct NearestRows(Span<Neighbour> nearest)
{
    private readonly Span<Neighbour> _nearest = nearest;
    private int _least = int.MinValue;

    public int Count { get; private set; }

    /// <summary>Whether any of the products is that of a row to keep.</summary>
    public readonly bool MayTake(Vector128<int> products) => Count < _nearest.Length || Vector128.GreaterThanAny(products, Vector128.Create(_least));

    public void Offer(int row, int product)
    {
        if (product <= _least && Count == _nearest.Length)
            return;
        Insert(new(row, product));
        if (Count == _nearest.Length)
            _least = _nearest[^1].Product;
    }

    private void Insert(Neighbour neighbour)
    {
        var at = Count < _nearest.Length ? Count : Count - 1;
        while (at > 0 && _nearest[at - 1].Product < neighbour.Product)
        {
            _nearest[at] = _nearest[at - 1];
            at--;
        }

        _nearest[at] = neighbour;
        Count = Math.Min(Count + 1, _nearest.Length);
    }
}
