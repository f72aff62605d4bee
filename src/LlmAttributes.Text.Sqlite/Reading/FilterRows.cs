using System.Diagnostics;

namespace LlmAttributes;

/// <summary>Finds the rows whose metadata a filter means.</summary>
internal sealed class FilterRows(PassageReader reader, PartitionRow partition)
{
    public RowSet Of(MetadataFilter filter) => filter switch
    {
        AnyOfFilter anyOf => OfValues(anyOf),
        RangeFilter range => OfRange(range),
        AllFilter all => all.Filters.Select(Of).Aggregate(Everything(), Intersect),
        AnyFilter any => any.Filters.Select(Of).Aggregate(new RowSet(partition.NextRow), Unite),
        NotFilter not => Except(Of(not.Filter)),
        _ => throw new UnreachableException(),
    };

    /// <summary>Finds the rows in which all words of a phrase occur.</summary>
    public RowSet OfWords(IEnumerable<string> words) => words.Distinct(StringComparer.Ordinal).Select(word => OfTerm(TermKind.Word, word)).Aggregate(Everything(), Intersect);

    private static RowSet Intersect(RowSet a, RowSet b)
    {
        a.And(b);
        return a;
    }

    private static RowSet Unite(RowSet a, RowSet b)
    {
        a.Or(b);
        return a;
    }

    private static RowSet Except(RowSet rows)
    {
        rows.Not();
        return rows;
    }

    private RowSet Everything() => Except(new(partition.NextRow));

    private RowSet OfValues(AnyOfFilter filter)
    {
        var rows = new RowSet(partition.NextRow);
        foreach (var value in filter.Values)
            AddTerm(rows, TermKind.Metadata, MetadataKey.Of(filter.Name, value));
        return rows;
    }

    private RowSet OfRange(RangeFilter filter)
    {
        var rows = new RowSet(partition.NextRow);
        var start = MetadataKey.Start(filter.Name);
        foreach (var (id, _, text) in reader.TermsFrom(partition.Id, TermKind.Metadata, start))
        {
            if (filter.Matches(new Dictionary<string, string>(StringComparer.Ordinal) { [filter.Name] = text[start.Length..] }))
                Add(rows, id);
        }

        return rows;
    }

    private RowSet OfTerm(TermKind kind, string text)
    {
        var rows = new RowSet(partition.NextRow);
        AddTerm(rows, kind, text);
        return rows;
    }

    private void AddTerm(RowSet rows, TermKind kind, string text)
    {
        if (reader.Term(partition.Id, kind, text) is { } term)
            Add(rows, term.Id);
    }

    private void Add(RowSet rows, long term)
    {
        using var blocks = reader.Postings(term);
        while (blocks.Read())
        {
            var postings = new PostingReader(blocks.GetInt32(0), blocks.Blob(1));
            while (postings.Next())
                rows.Add(postings.Current.Row);
        }
    }
}
