using System.Buffers;

namespace LlmAttributes;

/// <summary>Adds up the scores of the rows that terms occur in, in blocks that are made where there are such rows.</summary>
internal sealed class RowScores(int rows, SpanAction<float, int> readNorms) : IDisposable
{
    private const int Size = LengthBlock.Rows;

    // The scores of a block, and after them what its lengths make of a count.
    private readonly float[]?[] _blocks = new float[]?[(rows / Size) + 1];

    public void Add(int row, float weight, float count, float saturation)
    {
        var block = _blocks[row / Size] ?? Make(row / Size);
        var place = row % Size;
        block[place] += weight * count * (saturation + 1) / (count + block[Size + place]);
    }

    /// <summary>Returns the rows that score highest, of those that are allowed, the highest first.</summary>
    public List<int> Best(int limit, RowSet? allowed)
    {
        var best = new PriorityQueue<int, float>();
        for (var number = 0; number < _blocks.Length; number++)
        {
            if (_blocks[number] is { } block)
                Choose(number, block.AsSpan(0, Size), best, limit, allowed);
        }

        var rows = new List<int>(best.Count);
        while (best.TryDequeue(out var row, out _))
            rows.Add(row);
        rows.Reverse();
        return rows;
    }

    public void Dispose()
    {
        foreach (var block in _blocks)
        {
            if (block is not null)
                ArrayPool<float>.Shared.Return(block);
        }
    }

    private static void Choose(int number, ReadOnlySpan<float> scores, PriorityQueue<int, float> best, int limit, RowSet? allowed)
    {
        var least = best.Count == limit && best.TryPeek(out _, out var lowest) ? lowest : 0;
        for (var i = 0; i < scores.Length; i++)
        {
            var row = (number * Size) + i;
            if (!(scores[i] > least) || allowed?.Has(row) == false)
                continue;
            if (best.Count < limit)
                best.Enqueue(row, scores[i]);
            else
                best.DequeueEnqueue(row, scores[i]);
            if (best.Count == limit)
                best.TryPeek(out _, out least);
        }
    }

    private float[] Make(int number)
    {
        var block = ArrayPool<float>.Shared.Rent(2 * Size);
        block.AsSpan(0, Size).Clear();
        readNorms(block.AsSpan(Size, Size), number);
        return _blocks[number] = block;
    }
}
