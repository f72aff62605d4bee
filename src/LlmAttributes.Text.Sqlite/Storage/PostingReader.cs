namespace LlmAttributes;

/// <summary>Reads the postings of a block.</summary>
internal ref struct PostingReader(int firstRow, ReadOnlySpan<byte> entries)
{
    private ByteSource _entries = new(entries);
    private int _row = firstRow;

    public Posting Current { get; private set; }

    public bool Next()
    {
        if (_entries.IsAtEnd)
            return false;
        var head = _entries.Number();
        _row += (int)(head >> 1);
        Current = (head & 1) == 0 ? new(_row, 0, 1) : new(_row, Text: (int)_entries.Number(), Title: (int)_entries.Number());
        return true;
    }
}
