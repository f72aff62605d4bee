namespace LlmAttributes;

/// <summary>Writes what a transaction does to the terms of a partition.</summary>
internal sealed class TermWriter(PassageConnection connection)
{
    private readonly SqliteStatement _term = connection.Statement(PassageSql.Term, 3);
    private readonly SqliteStatement _addTerm = connection.Statement(PassageSql.AddTerm, 4);
    private readonly SqliteStatement _setTerm = connection.Statement(PassageSql.SetTerm, 2);
    private readonly SqliteStatement _removeTerm = connection.Statement(PassageSql.RemoveTerm, 1);
    private readonly SqliteStatement _upTo = connection.Statement(PassageSql.PostingsUpTo, 2);
    private readonly SqliteStatement _set = connection.Statement(PassageSql.SetPostings, 3);
    private readonly SqliteStatement _remove = connection.Statement(PassageSql.RemovePostings, 2);
    private readonly ByteSink _sink = new();
    private readonly List<Posting> _postings = [];

    public void Write(long partition, TermKey key, TermChange change)
    {
        var (id, frequency) = Find(partition, key);
        var after = frequency + change.Added.Count - change.Removed.Count;
        if (id is null)
            id = _addTerm.Number(partition, (long)key.Kind, key.Text, after);
        else if (after != frequency)
            Count(id.Value, after);
        Remove(id!.Value, change.Removed);
        Add(id.Value, change.Added);
    }

    private (long? Id, long Frequency) Find(long partition, TermKey key)
    {
        using var rows = _term.Read(partition, (long)key.Kind, key.Text);
        return rows.Read() ? (rows.GetInt64(0), rows.GetInt64(1)) : (null, 0);
    }

    private void Count(long term, long frequency)
    {
        if (frequency == 0)
            _removeTerm.Execute(term);
        else
            _setTerm.Execute(term, frequency);
    }

    private void Remove(long term, List<int> removed)
    {
        removed.Sort();

        // The rows are taken from the last one on, a block of them at a time.
        for (var last = removed.Count - 1; last >= 0;)
        {
            if (!Load(term, removed[last], out var firstRow))
                throw new InvalidDataException("The postings of a term lack a passage that has it.");
            var first = last;
            while (first > 0 && removed[first - 1] >= firstRow)
                first--;
            var gone = removed.GetRange(first, last - first + 1);
            if (_postings.RemoveAll(posting => gone.BinarySearch(posting.Row) >= 0) != gone.Count)
                throw new InvalidDataException("The postings of a term lack a passage that has it.");
            if (_postings.Count == 0)
                _remove.Execute(term, (long)firstRow);
            else
                Save(term, firstRow, 0, _postings.Count);
            last = first - 1;
        }
    }

    private void Add(long term, List<Posting> added)
    {
        if (added.Count == 0)
            return;
        if (!Load(term, int.MaxValue, out var firstRow))
            firstRow = added[0].Row;
        _postings.AddRange(added);
        for (var start = 0; start < _postings.Count;)
        {
            start = Save(term, firstRow, start, _postings.Count);
            firstRow = start < _postings.Count ? _postings[start].Row : firstRow;
        }
    }

    private bool Load(long term, int upTo, out int firstRow)
    {
        _postings.Clear();
        firstRow = 0;
        using var rows = _upTo.Read(term, (long)upTo);
        if (!rows.Read())
            return false;
        firstRow = rows.GetInt32(0);
        PostingBlock.Read(firstRow, rows.Blob(1), _postings);
        return true;
    }

    private int Save(long term, int firstRow, int start, int end)
    {
        _sink.Clear();
        var before = firstRow;
        for (; start < end && _sink.Count < PostingBlock.MostBytes; start++)
        {
            PostingBlock.Append(_sink, before, _postings[start]);
            before = _postings[start].Row;
        }

        _set.Execute(term, (long)firstRow, _sink.ToArray());
        return start;
    }
}
