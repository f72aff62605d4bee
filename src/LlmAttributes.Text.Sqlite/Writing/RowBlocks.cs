namespace LlmAttributes;

/// <summary>Rows of a fixed size, kept in blocks that a transaction reads once and writes once.</summary>
internal sealed class RowBlocks(PassageConnection connection, string read, string set, string remove, int rowsPerBlock)
{
    private readonly SqliteStatement _read = connection.Statement(read, 1);
    private readonly SqliteStatement _set = connection.Statement(set, 2);
    private readonly SqliteStatement _remove = connection.Statement(remove, 1);
    private readonly SortedDictionary<long, byte[]> _blocks = [];

    public Span<byte> At(long partition, int row, int bytesPerRow)
    {
        var key = RowKey.Of(partition, row / rowsPerBlock);
        if (!_blocks.TryGetValue(key, out var block))
            _blocks[key] = block = Read(key) ?? new byte[rowsPerBlock * bytesPerRow];
        if (block.Length != rowsPerBlock * bytesPerRow)
            throw new InvalidDataException("A block of rows has another size than its rows.");
        return block.AsSpan(row % rowsPerBlock * bytesPerRow, bytesPerRow);
    }

    public void Flush()
    {
        foreach (var (key, block) in _blocks)
        {
            if (block.AsSpan().ContainsAnyExcept((byte)0))
                _set.Execute(key, block);
            else
                _remove.Execute(key);
        }

        _blocks.Clear();
    }

    public void Clear() => _blocks.Clear();

    private byte[]? Read(long key)
    {
        using var rows = _read.Read(key);
        return rows.Read() ? rows.GetFieldValue<byte[]>(0) : null;
    }
}
