namespace LlmAttributes;

internal sealed partial class PassageShelf
{
    private const int RowsBetweenChecks = 65_536;

    private static readonly PostingList s_none = new();

    public LexicalMatches FindLexical(LexicalQuery query, int limit, CancellationToken cancellationToken)
    {
        var postings = new PostingList[query.Terms.Count];
        var frequencies = new long[postings.Length];
        for (var term = 0; term < postings.Length; term++)
        {
            postings[term] = PostingsOf(query.Terms[term]);
            frequencies[term] = postings[term].Live;
        }

        var statistics = new LexicalStatistics(_live, Mean(_titleTerms), Mean(_textTerms), frequencies);
        var score = new LexicalScore(query, statistics);
        var scores = new float[_rows.Count];
        for (var term = 0; term < postings.Length; term++)
            Add(score, term, postings[term].Postings, scores, query.Weights.Title, cancellationToken);

        // Where all have room, none need be chosen.
        if (scores.Length <= limit)
            return new(FindAll(query, score, scores, cancellationToken), statistics) { Score = score };
        var best = new PriorityQueue<int, float>();
        for (var row = 0; row < scores.Length; row++)
        {
            if (row % RowsBetweenChecks == 0)
                cancellationToken.ThrowIfCancellationRequested();
            if (scores[row] <= 0 || _rows[row] is not { } passage || (best.Count == limit && best.TryPeek(out _, out var least) && scores[row] <= least) || !IsMeant(query, score, passage))
                continue;
            if (best.Count < limit)
                best.Enqueue(row, scores[row]);
            else
                best.DequeueEnqueue(row, scores[row]);
        }

        var passages = new IndexedPassage[best.Count];
        for (var i = 0; i < passages.Length; i++)
            passages[i] = _rows[best.Dequeue()]!;
        return new(passages, statistics) { Score = score };

        double Mean(long terms) => _live == 0 ? 0 : (double)terms / _live;
    }

    private List<IndexedPassage> FindAll(LexicalQuery query, LexicalScore score, float[] scores, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        List<IndexedPassage> found = [];
        for (var row = 0; row < scores.Length; row++)
        {
            if (scores[row] > 0 && _rows[row] is { } passage && IsMeant(query, score, passage))
                found.Add(passage);
        }

        return found;
    }

    private static bool IsMeant(LexicalQuery query, LexicalScore score, IndexedPassage passage) =>
        (query.Filter is null || query.Filter.Matches(passage.Metadata)) && score.HasPhrases(passage);

    private void Add(LexicalScore score, int term, List<Posting> postings, float[] scores, double title, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        foreach (var posting in postings)
        {
            if (_lengths[posting.Row] is { Text: >= 0 } length)
                scores[posting.Row] += (float)(score.WeightOf(term) * score.Saturated(posting.Text + (title * posting.Title), score.NormOf(length.Text + (title * length.Title))));
        }
    }

    private PostingList PostingsOf(QueryTerm term)
    {
        if (!term.IsPrefix)
            return _terms.GetValueOrDefault(term.Text) ?? s_none;
        Dictionary<int, Posting> rows = [];
        foreach (var (word, list) in _terms)
        {
            if (!term.Matches(word))
                continue;
            foreach (var posting in list.Postings)
            {
                var before = rows.GetValueOrDefault(posting.Row);
                rows[posting.Row] = new(posting.Row, before.Title + posting.Title, before.Text + posting.Text);
            }
        }

        var all = new PostingList { Live = rows.Keys.Count(row => _rows[row] is not null) };
        all.Postings.AddRange(rows.Values);
        return all;
    }
}
