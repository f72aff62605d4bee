using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;

namespace LlmAttributes;

/// <summary>Reads the file as it is at one moment. It is used by one thread at a time.</summary>
internal sealed class PassageReader(PassageConnection connection) : IDisposable
{
    private readonly SqliteStatement _begin = connection.Statement("BEGIN");
    private readonly SqliteStatement _history = connection.Statement(PassageSql.History);
    private readonly SqliteStatement _partition = connection.Statement(PassageSql.Partition, 1);
    private readonly SqliteStatement _document = connection.Statement(PassageSql.Document, 2);
    private readonly SqliteStatement _passage = connection.Statement(PassageSql.Passage, 1);
    private readonly SqliteStatement _term = connection.Statement(PassageSql.Term, 3);
    private readonly SqliteStatement _termsFrom = connection.Statement(PassageSql.TermsFrom, 3);
    private readonly SqliteStatement _languages = connection.Statement(PassageSql.Languages, 2);
    private readonly SqliteStatement _postings = connection.Statement(PassageSql.Postings, 1);
    private readonly SqliteStatement _lengths = connection.Statement(PassageSql.Lengths, 1);
    private readonly SqliteStatement _vectors = connection.Statement(PassageSql.AllVectors, 2);
    private readonly SqliteStatement _grouping = connection.Statement(PassageSql.ReadyGrouping, 1);
    private readonly SqliteStatement _means = connection.Statement(PassageSql.Means, 1);
    private readonly SqliteStatement _group = connection.Statement(PassageSql.GroupBlocks, 2);

    /// <summary>Reads a partition, all of it as one moment left it.</summary>
    public T Read<T>(string partition, Func<PassageReader, PartitionRow, T> read, Func<T> empty)
    {
        try
        {
            _begin.Execute();
            var result = PartitionRow.Find(_partition, partition) is { } row ? read(this, row) : empty();
            connection.Commit();
            return result;
        }
        catch (Exception e)
        {
            connection.Rollback();
            if (connection.Explain(e) is var explained && explained != e)
                throw explained;
            throw;
        }
    }

    /// <summary>Reads the version of the file.</summary>
    public string Version()
    {
        try
        {
            using var rows = _history.Read();
            return rows.Read() ? Convert.ToHexString(rows.Blob(0)) : throw new InvalidDataException("The file has no version.");
        }
        catch (Exception e)
        {
            if (connection.Explain(e) is var explained && explained != e)
                throw explained;
            throw;
        }
    }

    public (int FirstRow, int Passages)? FindDocument(long partition, string name)
    {
        using var rows = _document.Read(partition, name);
        return rows.Read() ? (rows.GetInt32(1), rows.GetInt32(2)) : null;
    }

    public IndexedPassage Passage(long partition, int row)
    {
        using var rows = _passage.Read(RowKey.Of(partition, row));
        return rows.Read() ? PassageContent.Read(rows.Blob(2), rows.GetString(0), row - rows.GetInt32(1), rows.Blob(3)) : throw new InvalidDataException("A passage that was found is not there.");
    }

    /// <summary>Finds the vector of a passage without the rest of it.</summary>
    public float[] Vector(long partition, int row)
    {
        using var rows = _passage.Read(RowKey.Of(partition, row));
        return rows.Read() ? MemoryMarshal.Cast<byte, float>(rows.Blob(3)).ToArray() : throw new InvalidDataException("A passage that was found is not there.");
    }

    public (long Id, long Frequency)? Term(long partition, TermKind kind, string text)
    {
        using var rows = _term.Read(partition, (long)kind, text);
        return rows.Read() ? (rows.GetInt64(0), rows.GetInt64(1)) : null;
    }

    public List<(long Id, long Frequency, string Text)> TermsFrom(long partition, TermKind kind, string start)
    {
        List<(long Id, long Frequency, string Text)> terms = [];
        using var rows = _termsFrom.Read(partition, (long)kind, start);
        while (rows.Read())
            terms.Add((rows.GetInt64(0), rows.GetInt64(1), rows.GetString(2)));
        return terms;
    }

    public List<string> Languages(long partition)
    {
        List<string> languages = [];
        using var rows = _languages.Read(partition, (long)TermKind.Language);
        while (rows.Read())
            languages.Add(rows.GetString(0));
        return languages;
    }

    /// <summary>Reads the blocks of a term: the first row of each, and its postings.</summary>
    public SqliteDataReader Postings(long term) => _postings.Read(term);

    /// <summary>Reads the blocks of vectors of a partition: the key of each, and its rows.</summary>
    public SqliteDataReader Vectors(long partition) => _vectors.Read(RowKey.Of(partition, 0), RowKey.Last(partition));

    /// <summary>Finds the grouping of a partition that is ready.</summary>
    public (long Id, int Groups)? Grouping(long partition)
    {
        using var rows = _grouping.Read(partition);
        return rows.Read() ? (rows.GetInt64(0), rows.GetInt32(1)) : null;
    }

    /// <summary>Tells the groups of a grouping, those first whose means are nearest to a vector.</summary>
    public int[] GroupsNear(long grouping, ReadOnlySpan<float> vector)
    {
        using var rows = _means.Read(grouping);
        return rows.Read() ? VectorMeans.Order(MemoryMarshal.Cast<byte, float>(rows.Blob(0)), vector.Length, vector) : throw new InvalidDataException("A grouping has no means.");
    }

    /// <summary>Reads the blocks of a group.</summary>
    public SqliteDataReader Group(long grouping, int group) => _group.Read(RowKey.Of(GroupKey.Of(grouping, group), 0), RowKey.Last(GroupKey.Of(grouping, group)));

    /// <summary>Reads a block of lengths; a row that is not there has the length 0.</summary>
    public SqliteDataReader Lengths(long partition, int block) => _lengths.Read(RowKey.Of(partition, block));

    public void Dispose() => connection.Dispose();
}
