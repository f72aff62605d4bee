namespace LlmAttributes;

/// <summary>What an answer is otherwise than a case expects.</summary>
/// <param name="Subject">What it is about: <c>answer</c>, <c>cost</c>, or the path of a property.</param>
/// <param name="Expected">What was expected.</param>
/// <param name="Actual">What the answer is there.</param>
public sealed record PromptCaseFault(string Subject, string Expected, string Actual)
{
    /// <summary>Writes the fault for people.</summary>
    /// <returns>For instance <c>answer: expected 'Refund', got 'Other'</c>.</returns>
    public override string ToString() => $"{Subject}: expected {Expected}, got {Actual}";
}
