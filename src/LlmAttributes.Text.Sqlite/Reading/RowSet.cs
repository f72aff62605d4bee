namespace LlmAttributes;

/// <summary>A set of rows of a partition.</summary>
internal sealed class RowSet(int rows)
{
    private readonly ulong[] _bits = new ulong[(rows >> 6) + 1];

    public bool Has(int row) => (_bits[row >> 6] & (1UL << row)) != 0;

    public void Add(int row) => _bits[row >> 6] |= 1UL << row;

    public void And(RowSet other)
    {
        for (var i = 0; i < _bits.Length; i++)
            _bits[i] &= other._bits[i];
    }

    public void Or(RowSet other)
    {
        for (var i = 0; i < _bits.Length; i++)
            _bits[i] |= other._bits[i];
    }

    /// <summary>Turns the set around; it then has rows that hold nothing, too.</summary>
    public void Not()
    {
        for (var i = 0; i < _bits.Length; i++)
            _bits[i] = ~_bits[i];
    }
}
