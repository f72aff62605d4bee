namespace LlmAttributes.Testing;

/// <summary>One call of a case.</summary>
public sealed class PromptCaseSample
{
    internal PromptCaseSample(PromptCaseState state, string? reason = null)
    {
        State = state;
        Reason = reason;
    }

    /// <summary>Gets how it ended.</summary>
    public PromptCaseState State { get; }

    /// <summary>Gets what is wrong with the answer, or why there is none; <see langword="null"/> when it passed. It may hold what the model wrote.</summary>
    public string? Reason { get; }

    /// <summary>Gets the answer, or <see langword="null"/> when there is none.</summary>
    public PromptCaseAnswer? Answer { get; internal init; }

    /// <summary>Gets what the call failed with, or <see langword="null"/> when it did not.</summary>
    public Exception? Error { get; internal init; }

    /// <summary>Gets every attempt, the failed ones included, in order.</summary>
    public IReadOnlyList<AttemptRecord> Attempts => Answer?.Attempts ?? (Error as LlmException)?.Attempts ?? [];

    /// <summary>Gets the cost of all attempts; unknown when a price or a usage is missing.</summary>
    public Cost Cost => Answer is not null ? Answer.Cost : Attempts.Aggregate(Cost.Zero, static (cost, attempt) => cost + attempt.Cost);

    /// <summary>Gets the tokens of all attempts, as far as they were reported.</summary>
    public TokenUsage Usage => Attempts.Aggregate(default(TokenUsage), static (usage, attempt) => attempt.Usage is { } more ? usage + more : usage);

    /// <summary>Gets the time of the whole call, retries and waits included.</summary>
    public TimeSpan Duration { get; internal init; }
}
