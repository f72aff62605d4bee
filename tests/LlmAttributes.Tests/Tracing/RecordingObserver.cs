namespace LlmAttributes.Tests.Tracing;

/// <summary>Writes down what it is told.</summary>
internal sealed class RecordingObserver : ILlmCallObserver
{
    private readonly List<string> _events = [];

    public bool NeedsAnswers { get; set; }

    public bool Throws { get; set; }

    public ObservedCall? Last { get; private set; }

    public IReadOnlyList<string> Events
    {
        get
        {
            lock (_events)
                return [.. _events];
        }
    }

    public void AttemptStarting(ObservedCall observed, ObservedAttempt attempt) => Add(observed, $"start {attempt.Number} {attempt.Model}");

    public void AttemptEnded(ObservedCall observed, ObservedAttempt attempt) => Add(observed, $"end {attempt.Number} {attempt.Model} {Outcome(attempt.Error)}");

    public void Decided(ObservedCall observed, CallDecision decision) => Add(observed, $"{decision.Kind} {decision.Model}");

    public void Succeeded(ObservedCall observed) => Add(observed, $"ok {observed.Model} {observed.Answer}");

    public void Failed(ObservedCall observed, Exception exception) => Add(observed, $"failed {Outcome(exception)}");

    private static string Outcome(Exception? exception) => exception switch
    {
        null => "ok",
        LlmException fault => fault.Kind.ToString(),
        OperationCanceledException => nameof(OperationCanceledException),
        _ => exception.GetType().Name,
    };

    private void Add(ObservedCall observed, string text)
    {
        lock (_events)
        {
            Last = observed;
            _events.Add(text);
        }

        if (Throws)
            throw new InvalidOperationException("the secret prompt");
    }
}
