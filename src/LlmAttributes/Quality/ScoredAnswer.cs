namespace LlmAttributes;

/// <summary>An answer under examination, with what several checks need of it.</summary>
internal sealed class ScoredAnswer : IDisposable
{
    /// <summary>Of longer texts the beginning and the end are looked at, so that no text costs more than this much.</summary>
    public const int MostCharacters = 262_144;

    private readonly RequestReading _reading;

    public ScoredAnswer(QualityInput input)
    {
        Input = input;
        Text = Bound(input.Answer);
        Words = WordList.Of(Text);
        _reading = input.Reading ?? new(input.Request, input.Context);
        Demands = input.Demands?.Over(_reading.Demands) ?? _reading.Demands;
        IsJson = Demands.Json == true || Demands.RequiredProperties is { Count: > 0 };
    }

    public QualityInput Input { get; }

    public string Text { get; }

    public WordList Words { get; }

    public WordList? Request => _reading.Request;

    public WordList? Context => _reading.Context;

    public AnswerDemands Demands { get; }

    /// <summary>Whether the request asks for a translation, so that its own language says nothing of the answer's.</summary>
    public bool IsTranslation => _reading.IsTranslation;

    /// <summary>Whether the answer has to be JSON.</summary>
    public bool IsJson { get; }

    public void Dispose()
    {
        Words.Dispose();
        if (_reading != Input.Reading)
            _reading.Dispose();
    }

    public static string Bound(string text) =>
        text.Length <= MostCharacters ? text : string.Concat(text.AsSpan(0, MostCharacters / 2), "\n", text.AsSpan(text.Length - (MostCharacters / 2)));
}
