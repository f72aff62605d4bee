using System.Runtime.InteropServices;

namespace LlmAttributes;

/// <summary>Finds the passages that score highest by their words. Every posting of the query's terms counts, so nothing is left out that a full scan would find.</summary>
internal sealed class LexicalSearch(PassageReader reader, PartitionRow partition, LexicalQuery query)
{
    private readonly LexicalWeights _weights = query.Weights;
    private readonly double _meanLength = Math.Max(1, Mean(partition.TextTerms, partition) + (query.Weights.Title * Mean(partition.TitleTerms, partition)));

    public LexicalMatches Find(int limit, CancellationToken cancellationToken)
    {
        var terms = query.Terms.Select(term => term.IsPrefix ? ReadPrefix(term.Text) : ReadWord(term.Text)).ToArray();
        var statistics = new LexicalStatistics(partition.Passages, Mean(partition.TitleTerms, partition), Mean(partition.TextTerms, partition), [.. terms.Select(static term => term.Frequency)]);
        using var scores = new RowScores(partition.NextRow, ReadNorms);
        for (var i = 0; i < terms.Length; i++)
        {
            var weight = (float)(query.Terms[i].Weight * LexicalScore.RarityOf(terms[i].Frequency, partition.Passages));
            if (terms[i].Merged is { } merged)
                Add(merged, weight, scores);
            else if (terms[i].Id is { } id)
                Add(id, weight, scores, cancellationToken);
        }

        return new(query.Phrases.Count == 0 ? Read(scores.Best(limit, Allowed())) : ReadWithPhrases(scores, limit, new(query, statistics), cancellationToken), statistics);
    }

    private static double Mean(long terms, PartitionRow partition) => partition.Passages == 0 ? 0 : (double)terms / partition.Passages;

    private RowSet? Allowed() => query.Filter is { } filter ? new FilterRows(reader, partition).Of(filter) : null;

    private List<IndexedPassage> Read(List<int> rows)
    {
        // In the order of the file.
        rows.Sort();
        return rows.ConvertAll(row => reader.Passage(partition.Id, row));
    }

    private List<IndexedPassage> ReadWithPhrases(RowScores scores, int limit, LexicalScore score, CancellationToken cancellationToken)
    {
        var allowed = new FilterRows(reader, partition).OfWords(query.Phrases.SelectMany(static phrase => phrase));
        if (Allowed() is { } filtered)
            allowed.And(filtered);
        List<IndexedPassage> found = [];
        foreach (var row in scores.Best(int.MaxValue, allowed))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var passage = reader.Passage(partition.Id, row);
            if (score.Of(passage) > 0)
                found.Add(passage);
            if (found.Count == limit)
                break;
        }

        return found;
    }

    private TermPostings ReadWord(string text) => reader.Term(partition.Id, TermKind.Word, text) is { } term ? new(term.Id, null, term.Frequency) : default;

    private TermPostings ReadPrefix(string start)
    {
        var terms = reader.TermsFrom(partition.Id, TermKind.Word, start);
        if (terms.Count == 1)
            return new(terms[0].Id, null, terms[0].Frequency);
        Dictionary<int, Posting> merged = [];
        foreach (var (id, _, _) in terms)
        {
            using var blocks = reader.Postings(id);
            while (blocks.Read())
            {
                var postings = new PostingReader(blocks.GetInt32(0), blocks.Blob(1));
                while (postings.Next())
                {
                    ref var sum = ref CollectionsMarshal.GetValueRefOrAddDefault(merged, postings.Current.Row, out _);
                    sum = new(postings.Current.Row, sum.Title + postings.Current.Title, sum.Text + postings.Current.Text);
                }
            }
        }

        return new(null, merged.Values, merged.Count);
    }

    private void Add(IReadOnlyCollection<Posting> postings, float weight, RowScores scores)
    {
        foreach (var posting in postings)
            Add(posting, weight, scores);
    }

    private void Add(long term, float weight, RowScores scores, CancellationToken cancellationToken)
    {
        using var blocks = reader.Postings(term);
        while (blocks.Read())
        {
            cancellationToken.ThrowIfCancellationRequested();
            var postings = new PostingReader(blocks.GetInt32(0), blocks.Blob(1));
            while (postings.Next())
                Add(postings.Current, weight, scores);
        }
    }

    private void Add(Posting posting, float weight, RowScores scores) =>
        scores.Add(posting.Row, weight, posting.Text + ((float)_weights.Title * posting.Title), (float)_weights.Saturation);

    private void ReadNorms(Span<float> norms, int block)
    {
        using var rows = reader.Lengths(partition.Id, block);
        var lengths = rows.Read() ? rows.Blob(0) : [];
        for (var i = 0; i < norms.Length; i++)
        {
            var (text, title) = lengths.IsEmpty ? default : LengthBlock.Read(lengths, i);
            norms[i] = (float)(_weights.Saturation * (1 - _weights.LengthShare + (_weights.LengthShare * (text + (_weights.Title * title)) / _meanLength)));
        }
    }
}
