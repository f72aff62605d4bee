namespace LlmAttributes;

/// <summary>An answer under examination, with what several checks need of it.</summary>
internal sealed class ScoredAnswer : IDisposable
{
    /// <summary>Of longer texts the beginning and the end are looked at, so that no text costs more than this much.</summary>
    public const int MostCharacters = 262_144;

    public ScoredAnswer(QualityInput input)
    {
        Input = input;
        Text = Bound(input.Answer);
        Words = WordList.Of(Text);
        Request = input.Request is { } request ? WordList.Of(Bound(request)) : null;
        Context = input.Context is { } context ? WordList.Of(Bound(context)) : null;
        var read = Request is null ? new() : RequestDemands.Read(Request, out _isTranslation);
        Demands = input.Demands?.Over(read) ?? read;
        IsJson = Demands.Json == true || Demands.RequiredProperties is { Count: > 0 };
    }

    public QualityInput Input { get; }

    public string Text { get; }

    public WordList Words { get; }

    public WordList? Request { get; }

    public WordList? Context { get; }

    public AnswerDemands Demands { get; }

    /// <summary>Whether the request asks for a translation, so that its own language says nothing of the answer's.</summary>
    public bool IsTranslation => _isTranslation;

    /// <summary>Whether the answer has to be JSON.</summary>
    public bool IsJson { get; }

    private readonly bool _isTranslation;

    public void Dispose()
    {
        Words.Dispose();
        Request?.Dispose();
        Context?.Dispose();
    }

    private static string Bound(string text) =>
        text.Length <= MostCharacters ? text : string.Concat(text.AsSpan(0, MostCharacters / 2), "\n", text.AsSpan(text.Length - (MostCharacters / 2)));
}
