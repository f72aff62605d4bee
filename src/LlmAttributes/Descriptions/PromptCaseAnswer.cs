namespace LlmAttributes;

/// <summary>The answer to a case, what it took, and what is wrong with it.</summary>
public sealed class PromptCaseAnswer : IAttemptedResult
{
    internal PromptCaseAnswer(string text, IReadOnlyList<PromptCaseFault> faults)
    {
        Text = text;
        Faults = faults;
    }

    /// <summary>Gets the text of the answer.</summary>
    public string Text { get; }

    /// <summary>Gets what is otherwise than the case expects; empty when it passes.</summary>
    public IReadOnlyList<PromptCaseFault> Faults { get; }

    /// <summary>Gets the key of the model that answered; empty where a document that is streamed in chunks does not tell.</summary>
    public string Model { get; internal init; } = "";

    /// <summary>Gets every attempt, the failed ones included, in order.</summary>
    public IReadOnlyList<AttemptRecord> Attempts { get; internal init; } = [];

    /// <summary>Gets which prompt the call was made with.</summary>
    public PromptIdentity? Prompt { get; internal init; }

    /// <summary>Gets the tokens of all attempts, as far as they were reported.</summary>
    public TokenUsage Usage => AttemptTotals.UsageOf(Attempts);

    /// <summary>Gets the cost of all attempts; unknown when a price or a usage is missing.</summary>
    public Cost Cost { get; internal init; }

    /// <summary>Gets the time of the whole call, retries and waits included.</summary>
    public TimeSpan Duration { get; internal init; }
}
