namespace LlmAttributes;

/// <summary>The entries whose partition and slots are the same. Not thread-safe while it changes.</summary>
internal sealed class SemanticShelf<TAnswer>(string key, int dimensions)
    where TAnswer : class
{
    private readonly VectorIndex _index = new(dimensions);
    private readonly List<SemanticEntry<TAnswer>> _rows = [];
    private readonly Dictionary<string, SemanticEntry<TAnswer>> _texts = new(StringComparer.Ordinal);

    public string Key => key;

    public int Count => _rows.Count;

    public int Dimensions => _index.Dimensions;

    public int RowBytes => _index.RowBytes;

    public SemanticEntry<TAnswer>? Of(string text) => _texts.GetValueOrDefault(text);

    public void Add(SemanticEntry<TAnswer> entry, RoundedVector vector)
    {
        entry.Row = _rows.Count;
        _rows.Add(entry);
        _texts.Add(entry.Text, entry);
        _index.Add(vector);
    }

    public void Remove(SemanticEntry<TAnswer> entry)
    {
        _index.RemoveAt(entry.Row);
        var last = _rows[^1];
        _rows[entry.Row] = last;
        last.Row = entry.Row;
        _rows.RemoveAt(_rows.Count - 1);
        _texts.Remove(entry.Text);
    }

    /// <summary>The entries nearest to a vector, the nearest first.</summary>
    public (SemanticEntry<TAnswer> Entry, float Similarity)[] Nearest(RoundedVector vector, int count)
    {
        Span<Neighbour> nearest = stackalloc Neighbour[count];
        nearest = nearest[.._index.Search(vector, nearest)];
        var entries = new (SemanticEntry<TAnswer>, float)[nearest.Length];
        for (var i = 0; i < nearest.Length; i++)
            entries[i] = (_rows[nearest[i].Row], nearest[i].Similarity);
        return entries;
    }
}
