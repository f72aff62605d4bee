namespace LlmAttributes;

/// <summary>A kept answer with the text it was given to.</summary>
internal sealed class SemanticEntry<TAnswer>(SemanticShelf<TAnswer> shelf, string text, QueryReading? reading, TAnswer answer, long bytes)
    where TAnswer : class
{
    private readonly EntryEvidence _evidence = new();
    private QueryReading? _reading = reading;
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

    public long LastUsed
    {
        get => Volatile.Read(ref _lastUsed);
        set => Volatile.Write(ref _lastUsed, value);
    }

    // Where texts are found by their words it was read to be kept; by other embeddings most entries never come near a query.
    public QueryReading Reading => _reading ??= QueryReading.Of(text);

    public double Shift
    {
        get
        {
            lock (_evidence)
                return _evidence.Shift;
        }
    }

    public void Learn(double logit, bool isRight)
    {
        lock (_evidence)
            _evidence.Add(logit, isRight);
    }
}
