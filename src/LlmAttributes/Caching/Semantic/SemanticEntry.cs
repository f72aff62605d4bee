namespace LlmAttributes;

/// <summary>A kept answer with the text it was given to.</summary>
internal sealed class SemanticEntry<TAnswer>(SemanticShelf<TAnswer> shelf, string text, QuerySigns? signs, TAnswer answer, long bytes)
    where TAnswer : class
{
    private EntryEvidence? _evidence;
    private QueryReading? _reading;
    private long _lastUsed;

    public SemanticShelf<TAnswer> Shelf => shelf;

    public string Text => text;

    public TAnswer Answer => answer;

    public long Bytes => bytes;

    public required DateTimeOffset Created { get; init; }

    /// <summary>The timestamp from which it is too old.</summary>
    public required long Expires { get; init; }

    /// <summary>Its row on the shelf.</summary>
    public int Row { get; set; }

    /// <summary>Its place among all entries, or −1 when it has gone.</summary>
    public int Place { get; set; }

    /// <summary>The one that was kept before it, and so expires before it.</summary>
    public SemanticEntry<TAnswer>? Older { get; set; }

    /// <summary>The one that was kept after it.</summary>
    public SemanticEntry<TAnswer>? Newer { get; set; }

    public long LastUsed
    {
        get => Volatile.Read(ref _lastUsed);
        set => Volatile.Write(ref _lastUsed, value);
    }

    // Known where the text was read to be found. The reading itself is kept once it is needed, since most entries never come so near a query.
    public QuerySigns Signs => signs ?? Reading.Signs;

    public QueryReading Reading => _reading ??= QueryReading.Of(text);

    public double Shift
    {
        get
        {
            if (Volatile.Read(ref _evidence) is not { } evidence)
                return 0;
            lock (evidence)
                return evidence.Shift;
        }
    }

    public void Learn(double logit, bool isRight)
    {
        // Few entries ever hear whether they were right.
        var evidence = LazyInitializer.EnsureInitialized(ref _evidence, static () => new());
        lock (evidence)
            evidence.Add(logit, isRight);
    }
}
