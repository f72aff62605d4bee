namespace LlmAttributes;

/// <summary>An answer that could not be read as the result type.</summary>
/// <param name="Model">The key of the model that gave it.</param>
/// <param name="Text">What it said.</param>
/// <param name="Faults">What is wrong with it; empty where the answer as a whole is not what was asked for.</param>
public sealed record UnreadableAnswer(string Model, string Text, IReadOnlyList<AnswerFault> Faults)
{
    /// <summary>Writes the answer without its text.</summary>
    /// <returns>The model and the paths of the faults, for instance <c>fast: $.price, $.items[0]</c>.</returns>
    public override string ToString() => $"{Model}: {(Faults.Count == 0 ? "$" : string.Join(", ", Faults.Select(static f => f.Path)))}";
}
