namespace LlmAttributes;

/// <summary>What checks need of a request, whoever answers it.</summary>
internal sealed class RequestReading : IDisposable
{
    private readonly bool _isTranslation;
    private readonly string? _context;
    private WordList? _words;

    public RequestReading(string? request, string? context)
    {
        Request = request is null ? null : WordList.Of(ScoredAnswer.Bound(request));
        _context = context;
        Demands = Request is null ? new() : RequestDemands.Read(Request, out _isTranslation);
    }

    public WordList? Request { get; }

    /// <summary>The words of the context, read once an answer is long enough to be compared with it.</summary>
    public WordList? Context => _context is null ? null : Volatile.Read(ref _words) ?? Read(_context);

    public AnswerDemands Demands { get; }

    /// <summary>Whether the request asks for a translation, so that its own language says nothing of the answer's.</summary>
    public bool IsTranslation => _isTranslation;

    /// <summary>Gives the lists of words back; one that several answers share is given back by the last of them.</summary>
    public void Dispose()
    {
        Request?.Dispose();
        _words?.Dispose();
    }

    private WordList Read(string context)
    {
        var words = WordList.Of(ScoredAnswer.Bound(context));
        if (Interlocked.CompareExchange(ref _words, words, null) is not { } first)
            return words;
        words.Dispose();
        return first;
    }
}
