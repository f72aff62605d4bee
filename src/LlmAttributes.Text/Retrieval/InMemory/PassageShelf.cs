using System.Runtime.InteropServices;

namespace LlmAttributes;

/// <summary>One partition in memory: passages in rows, and for each term the rows it occurs in. Read by many while nobody changes it.</summary>
internal sealed partial class PassageShelf(InMemoryIndexOptions options)
{
    private const int FewestDead = 1_024;

    private readonly Dictionary<string, ShelvedDocument> _documents = new(StringComparer.Ordinal);
    private readonly Dictionary<string, PostingList> _terms = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _languages = new(StringComparer.Ordinal);
    private readonly List<IndexedPassage?> _rows = [];
    private readonly List<RowLength> _lengths = [];
    private string[]? _orderedLanguages;
    private int _live;
    private long _titleTerms;
    private long _textTerms;

    public IReadOnlyList<string> Languages => _orderedLanguages ??=
        [.. _languages.Where(static pair => pair.Value > 0).OrderByDescending(static pair => pair.Value).ThenBy(static pair => pair.Key, StringComparer.Ordinal).Select(static pair => pair.Key)];

    public IndexCount Count => new(_documents.Count, _live);

    /// <summary>Puts a document in place of the one with its name.</summary>
    /// <returns>Whether that changed anything.</returns>
    public bool Replace(IndexedDocument document, UInt128 fingerprint)
    {
        if (_documents.TryGetValue(document.Id, out var kept) && kept.Fingerprint == fingerprint)
            return false;
        CheckVectors(document);
        var removed = Remove(document.Id);
        if (document.Passages.Count == 0)
            return removed > 0;
        var rows = new int[document.Passages.Count];
        for (var i = 0; i < rows.Length; i++)
        {
            // Vectors that are rounded to save memory must not stay as they were in their passages.
            var passage = document.Passages[i];
            rows[i] = Add(options.Precision == VectorPrecision.Full ? passage : passage with { Vector = default });
            if (!passage.Vector.IsEmpty)
                _vectors.Add(rows[i], passage.Vector);
        }

        _documents[document.Id] = new(rows, fingerprint);
        return true;
    }

    public int Remove(string documentId)
    {
        if (!_documents.Remove(documentId, out var document))
            return 0;
        foreach (var row in document.Rows)
            Remove(row);
        if (_rows.Count - _live > Math.Max(_live, FewestDead))
            ClearOfDead();
        return document.Rows.Length;
    }

    public IReadOnlyList<IndexedPassage> Read(string documentId, int first, int last)
    {
        if (!_documents.TryGetValue(documentId, out var document))
            return [];
        List<IndexedPassage> found = [];
        for (var i = Math.Max(0, first); i <= last && i < document.Rows.Length; i++)
            found.Add(_rows[document.Rows[i]]!);
        return found;
    }

    private int Add(IndexedPassage passage)
    {
        var row = _rows.Count;
        _rows.Add(passage);
        _lengths.Add(new(passage.TitleTerms.Count, passage.TextTerms.Count));
        _live++;
        CollectionsMarshal.GetValueRefOrAddDefault(_languages, passage.Language, out _)++;
        _orderedLanguages = null;
        _titleTerms += passage.TitleTerms.Count;
        _textTerms += passage.TextTerms.Count;
        foreach (var (term, (title, text)) in CountsOf(passage))
        {
            ref var list = ref CollectionsMarshal.GetValueRefOrAddDefault(_terms, term, out _);
            list ??= new();
            list.Postings.Add(new(row, title, text));
            list.Live++;
        }

        return row;
    }

    private void Remove(int row)
    {
        var passage = _rows[row]!;
        _rows[row] = null;
        _lengths[row] = RowLength.Gone;
        _live--;
        _languages[passage.Language]--;
        _orderedLanguages = null;
        _titleTerms -= passage.TitleTerms.Count;
        _textTerms -= passage.TextTerms.Count;
        foreach (var term in CountsOf(passage).Keys)
            _terms[term].Live--;
        _vectors.Remove(row);
    }

    // What was removed is cleared away once there is more of it than of what is left, so each removal pays a constant share.
    private void ClearOfDead()
    {
        var kept = _rows.ToArray();
        Dictionary<int, int> moved = [];
        _terms.Clear();
        _languages.Clear();
        _rows.Clear();
        _lengths.Clear();
        (_live, _titleTerms, _textTerms) = (0, 0, 0);
        foreach (var (rows, _) in _documents.Values)
        {
            for (var i = 0; i < rows.Length; i++)
            {
                var row = Add(kept[rows[i]]!);
                moved[rows[i]] = row;
                rows[i] = row;
            }
        }

        _vectors.Renumber(moved);
    }

    private static Dictionary<string, (int Title, int Text)> CountsOf(IndexedPassage passage)
    {
        Dictionary<string, (int Title, int Text)> counts = new(StringComparer.Ordinal);
        foreach (var term in passage.TitleTerms)
            CollectionsMarshal.GetValueRefOrAddDefault(counts, term, out _).Title++;
        foreach (var term in passage.TextTerms)
            CollectionsMarshal.GetValueRefOrAddDefault(counts, term, out _).Text++;
        return counts;
    }
}
