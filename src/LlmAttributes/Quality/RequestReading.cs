namespace LlmAttributes;

/// <summary>What checks need of a request, whoever answers it.</summary>
internal sealed class RequestReading : IDisposable
{
    private readonly bool _isTranslation;

    public RequestReading(string? request, string? context)
    {
        Request = request is null ? null : WordList.Of(ScoredAnswer.Bound(request));
        Context = context is null ? null : WordList.Of(ScoredAnswer.Bound(context));
        Demands = Request is null ? new() : RequestDemands.Read(Request, out _isTranslation);
    }

    public WordList? Request { get; }

    public WordList? Context { get; }

    public AnswerDemands Demands { get; }

    /// <summary>Whether the request asks for a translation, so that its own language says nothing of the answer's.</summary>
    public bool IsTranslation => _isTranslation;

    /// <summary>Gives the lists of words back; one that several answers share is left to the collector.</summary>
    public void Dispose()
    {
        Request?.Dispose();
        Context?.Dispose();
    }
}
