using LlmAttributes.Runtime;
using Microsoft.Extensions.AI;

namespace LlmAttributes;

/// <summary>What checks need of a request, whoever answers it.</summary>
internal sealed class RequestReading : IDisposable
{
    private readonly IReadOnlyList<ChatMessage>? _prompt;
    private readonly RetrievedContext? _retrieved;
    private readonly bool _isTranslation;
    private WordList? _context;

    /// <summary>Reads the request that an input has as a text.</summary>
    public RequestReading(string? request, string? context)
        : this(request is null ? null : WordList.Of(ScoredAnswer.Bound(request))) => (RequestText, ContextText) = (request, context);

    /// <summary>Reads a prompt, of which nobody may ever want the text as one.</summary>
    public RequestReading(IReadOnlyList<ChatMessage> prompt, RetrievedContext? retrieved)
        : this(QualityWatch.WordsOf(prompt, retrieved)) => (_prompt, _retrieved) = (prompt, retrieved);

    private RequestReading(WordList? request)
    {
        Request = request;
        Demands = request is null ? new() : RequestDemands.Read(request, out _isTranslation);
    }

    public WordList? Request { get; }

    public string? RequestText => field ??= _prompt is null ? null : QualityWatch.RequestOf(_prompt, _retrieved);

    public string? ContextText => field ?? _retrieved?.Text;

    /// <summary>The words of the context, read once an answer is long enough to be compared with it.</summary>
    public WordList? Context => Volatile.Read(ref _context) ?? (ContextText is { } context ? Read(context) : null);

    public AnswerDemands Demands { get; }

    /// <summary>Whether the request asks for a translation, so that its own language says nothing of the answer's.</summary>
    public bool IsTranslation => _isTranslation;

    /// <summary>Gives the lists of words back; one that several answers share is given back by the last of them.</summary>
    public void Dispose()
    {
        Request?.Dispose();
        _context?.Dispose();
    }

    private WordList Read(string context)
    {
        var words = WordList.Of(ScoredAnswer.Bound(context));
        if (Interlocked.CompareExchange(ref _context, words, null) is not { } first)
            return words;
        words.Dispose();
        return first;
    }
}
